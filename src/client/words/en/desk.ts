import type { Words } from '../area.ts';
import type { desk as zh } from '../zh/desk.ts';

export const desk: Words<typeof zh> = {
  navigation: 'Office navigation',
  overview: 'Overview',
  people: 'People',
  tips: 'Tips',
  tipsWaiting: (count) => `${count} new or answered`,
  places: 'Places',
};
