import type { Words } from '../../../words/area.ts';
import type { log as zh } from '../zh/log.ts';

export const log: Words<typeof zh> = {
  title: 'Log work',
  choose: 'What was done today',
  unclear: 'Leave open',
  sameAsLast: (amount: string) => `Same as last time: ${amount}`,
  addNote: 'Write a note',
  addPhotos: 'Add photos',
  noteHint: 'Do not write names of residents, pupils or suspects',
  draftRestored: 'What you had not finished is back',
  startOver: 'Start over',
  invalid: (count: number) =>
    count === 1 ? '1 thing to mend, then save again' : `${count} things to mend, then save again`,
  again: 'Log another',
  toToday: 'Back to Today',
  toRecords: 'See my records',
  toRecord: 'See this record',
  editing: 'Edit the record',
  refused: 'This record was not accepted',
  returned: 'This record was returned',
  full: 'The phone is full, so this is not saved yet. What you wrote is on this page, and all that was saved before is here. Leave this page open, delete some photos or videos and come back: it is saved again by itself.',
  notHere: 'This record is not on this phone',
  notHereTodo: 'It may have been withdrawn, or is not downloaded yet. Look again under “My records”.',
  notHours: 'Please enter a number, for example 1.5.',
  tooManyHours: (limit: string) => `At most ${limit} hours in one record. Log work over several days by day.`,
  tooMany: (limit: string) => `At most ${limit} in one record. If it really was more, log it in parts.`,
  patrol: {
    title: 'If you find suspicious poppy or hemp',
    detail: 'Do not write it here and do not pull it up. Leave the spot, then report it by phone or as a sealed tip.',
    call: (number: string) => `Call ${number}`,
    tip: 'Send a sealed tip',
  },
  tipline: {
    title: 'Only counts go here',
    detail: 'Do not note what a caller said. To pass it on to the office, write a tip for them.',
    behalf: 'Write a tip for someone',
  },
};
