import type { Words } from '../../../../../words/area.ts';
import type { today as zh } from '../zh/today.ts';

export const today: Words<typeof zh> = {
  title: 'Today',
  log: 'Log work',
  last: (what: string) => `Last: ${what}`,
  own: 'Logged today',
  all: 'All records',
  nothing: 'Nothing logged today',
  nothingHint: 'When you have done something, tap a button above. It works offline.',
  check: (count: number) => (count === 1 ? '1 record to check' : `${count} records to check`),
  checkDetail: 'Please check amount and place',
  correct: 'Correct',
  returnedDetail: 'Each record gives the reason. Correct it and it is sent again.',
  tips: 'Tips from the public',
  behalf: 'Write a tip for someone else',
  behalfDetail: 'Encrypted at once for the office only; nothing stays on this phone',
  tipline: 'Log tip line calls',
  tiplineDetail: 'Counts only, no content',
};
