import type { Words } from '../../../words/area.ts';
import type { log as zh } from '../zh/log.ts';

export const log: Words<typeof zh> = {
  title: 'Log work',
  choose: 'What was done today',
  unclear: 'None',
  sameAsLast: (amount: string) => `Same as last time: ${amount}`,
  addNote: 'Add a note',
  addPhotos: 'Add photos',
  noteHint: 'Do not name residents, pupils or suspects',
  draftRestored: 'Your unfinished entry was restored',
  startOver: 'Start over',
  invalid: (count: number) => (count === 1 ? '1 field to fix before saving' : `${count} fields to fix before saving`),
  again: 'Log another',
  toToday: 'Back to Today',
  toRecords: 'View my records',
  toRecord: 'View this record',
  editing: 'Edit the record',
  refused: 'This record was not accepted',
  returned: 'This record was returned',
  full: 'The phone is full, so this is not saved yet. Your entry is still on this page, and everything saved earlier is safe. Leave this page open, delete some photos or videos and come back: it will be saved automatically.',
  notHere: 'This record is not on this phone',
  notHereTodo: 'It may have been withdrawn, or is not downloaded yet. Check under “My records”.',
  notHours: 'Please enter a number, for example 1.5.',
  tooManyHours: (limit: string) => `At most ${limit} hours in one record. Log work over several days by day.`,
  tooMany: (limit: string) => `At most ${limit} in one record. If it really was more, log it in parts.`,
  patrol: {
    title: 'If you find suspicious poppy or hemp',
    detail:
      'Do not write it here and do not pull it up. Leave the place, then report it by phone or as an encrypted tip.',
    call: (number: string) => `Call ${number}`,
    tip: 'Send an encrypted tip',
  },
  tipline: {
    title: 'Only counts go here',
    detail: 'Do not write down what a caller said. To pass it on to the office, write a tip for the caller.',
    behalf: 'Write a tip for someone else',
  },
};
