import type { Words } from '../../../words/area.ts';
import type { handover as zh } from '../zh/handover.ts';

const records = (count: number) => (count === 1 ? '1 record' : `${count} records`);

export const handover: Words<typeof zh> = {
  title: 'No signal? Let a teammate carry it',
  hint: 'Seal what waits into a file and give it to a teammate who is going where there is a signal. They can neither read nor change it, and however often it is delivered, it counts once.',
  withoutPhotos: 'Photos do not go with the file; this phone sends them when it has a network.',
  share: 'Give to a teammate',
  save: 'Save as a file',
  sealed: (count: number) =>
    `${records(count)} sealed. Your teammate opens “To send” in Qingyuan, taps “Carry for a teammate” and chooses this file.`,
  left: (count: number) => `${records(count)} did not fit. Seal another file once this one has arrived.`,
  plain:
    'This phone has no key to seal with yet, so anybody can read this file. One connection to the server mends that.',
  nothing: 'There is nothing to hand over',
  failed: 'It was not handed over. The records are on this phone: try again, or save a file.',
  fileName: (name: string, day: string) => `qingyuan-unsent-${name}-${day}`,
  about:
    'Qingyuan: sealed records to send. Open “To send” in Qingyuan, tap “Carry for a teammate” and choose this file.',
  open: {
    title: 'Save a plain file',
    hint: 'For whoever looks into a fault: it is not sealed, anybody can read it.',
    save: 'Save plain file',
  },
  parcels: {
    title: 'Carry for a teammate',
    hint: 'A file that a teammate gave you goes to the server from here. You cannot see what is in it.',
    choose: 'Choose a file',
    list: 'Files you carry',
    from: (name: string) => `File of ${name}`,
    waiting: 'Waiting',
    waitingHint: 'Goes by itself when there is a network',
    carrying: 'Delivering',
    delivered: 'Delivered',
    refused: 'Not taken',
    remove: 'Do not carry',
    seen: 'Got it',
    leaving: (count: number) =>
      `${count === 1 ? '1 file' : `${count} files`} of teammates not delivered yet. Signing out removes them here: ask for them again.`,
    accepted: (count: number) => `The server took ${records(count)}`,
    duplicates: (count: number) => `${count} had come before and count once`,
    later: (count: number) => `${count} must be sent by the phone itself`,
    rejected: (count: number) => `${count} not accepted; that phone will show why under “Needs you”`,
    join: (first: string, second: string) => `${first}; ${second}`,
    tooLarge: 'The file is too large for the server. Ask your teammate for a new one',
    taken: 'Kept; it will be delivered by itself',
    notOurs: 'This is not a file of unsent records, or it is incomplete. Ask your teammate to send it again.',
    notSignedIn: 'Nobody has joined on this phone yet. Join with your invite first.',
  },
};
