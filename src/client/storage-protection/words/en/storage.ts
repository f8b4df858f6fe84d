import type { Words } from '../../../words/area.ts';
import type { storage as zh } from '../zh/storage.ts';

export const storage: Words<typeof zh> = {
  evicted: {
    title: 'The browser cleared what this phone had kept',
    lost: (count: number) =>
      `${count === 1 ? '1 record' : `${count} records`} had not been sent and cannot be found on this phone any more. If you handed over or saved a file, deliver that file and they come back; if not, please log them again from memory.`,
    unknown:
      'What had not been sent cannot be found on this phone any more. If you handed over or saved a file, deliver that file and it comes back.',
    safe: 'What was received is on the server, and comes back by itself with a network.',
    none: 'Everything had been sent; nothing is lost.',
    todo: 'Add Qingyuan to the home screen to keep this from happening again.',
    toParcels: 'Deliver a file',
    seen: 'Got it',
  },
  low: {
    title: (left: string) => `The phone is nearly full: ${left} left`,
    detail:
      'What you saved is here, and there is room for some more text. Delete photos or videos that you do not need.',
  },
  kept: 'Protection',
  persisted: 'Protected: the system does not clear it',
  notPersisted:
    'Not protected: the browser may clear this phone’s records when space runs out. What was sent is not affected.',
  unknown: 'This browser does not say',
  protect: 'Protect the records on this phone',
  denied: 'The browser did not agree this time. It usually does once Qingyuan is on the home screen.',
  granted: 'Done: the records on this phone are protected.',
  space: 'Space',
  used: (used: string, left: string) => `${used} used; the browser says that ${left} are left`,
  spaceUnknown: 'The browser does not say',
  content: 'Of which',
  parts: (records: string, photos: string) => `records ${records}, photos ${photos}`,
  unsent: 'Only on this phone',
  unsentCount: (records: number, photos: number) => `Records: ${records}; photos: ${photos}`,
  unsentNone: 'Nothing: everything is sent',
};
