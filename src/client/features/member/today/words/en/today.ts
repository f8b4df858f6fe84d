import type { Words } from '../../../../../words/area.ts';
import type { today as zh } from '../zh/today.ts';

export const today: Words<typeof zh> = {
  title: 'Today',
  log: 'Log work',
  last: (what: string) => `Last: ${what}`,
  own: 'Logged today',
  all: 'All records',
  nothing: 'Nothing logged today',
  nothingHint: 'When something is done, tap a button above. It works without a network.',
  check: (count: number) => (count === 1 ? '1 record to check' : `${count} records to check`),
  checkDetail: 'Sent by members: please check amount and place',
  correct: 'Correct',
  returnedDetail: 'Each record says why. Correct it and it is sent again.',
  tips: 'Tips from the public',
  behalf: 'Write a tip for someone',
  behalfDetail: 'Sealed at once for the office alone; nothing of it stays on this phone',
  tipline: 'Log tip-line calls',
  tiplineDetail: 'Counts only, never content',
};
