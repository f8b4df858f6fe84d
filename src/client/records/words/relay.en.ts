const records = (count: number) => (count === 1 ? '1 record' : `${count} records`);

export default {
  title: 'No signal? Let a teammate carry it',
  hint: 'Seal your unsent records into a file and give it to a teammate who is going where there is a signal. They cannot read or change it, and it counts once however often it is delivered.',
  withoutPhotos: 'The file does not include photos; this phone sends them when it is online.',
  share: 'Give to a teammate',
  save: 'Save as a file',
  sealed: (count: number) =>
    `${records(count)} sealed. Your teammate opens the Outbox in Qingyuan, taps “Carry for a teammate” and chooses this file.`,
  left: (count: number) => `${records(count)} did not fit. Seal another file once this one has been delivered.`,
  plain: 'This phone has no key yet, so anyone can read this file. Connecting to the server once fixes this.',
  nothing: 'There is nothing to hand over',
  failed: 'The file was not handed over. The records are on this phone: try again, or save a file.',
  fileName: (name: string, day: string) => `qingyuan-unsent-${name}-${day}`,
  about:
    'Qingyuan: sealed unsent records. Open the Outbox in Qingyuan, tap “Carry for a teammate” and choose this file.',
  open: {
    title: 'Save a plain file',
    hint: 'For troubleshooting: the file is not sealed, and anyone can read it.',
    save: 'Save plain file',
  },
  files: {
    title: 'Carry for a teammate',
    hint: 'Deliver a teammate’s file to the server from this phone. You cannot see what is in it.',
    choose: 'Choose a file',
    list: 'Files you carry',
    from: (name: string) => `File of ${name}`,
    waiting: 'Waiting',
    waitingHint: 'Delivered automatically when online',
    delivering: 'Delivering',
    delivered: 'Delivered',
    refused: 'Not accepted',
    remove: 'Remove',
    seen: 'Got it',
    leaving: (count: number) =>
      `${count === 1 ? '1 file' : `${count} files`} from teammates not delivered yet. Signing out removes them from this phone; you would have to ask for them again.`,
    accepted: (count: number) => `The server accepted ${records(count)}`,
    duplicates: (count: number) => `${count} had already arrived and count once`,
    later: (count: number) => `${count} must be sent by the phone itself`,
    rejected: (count: number) => `${count} not accepted; that phone will show why under “Needs attention”`,
    join: (first: string, second: string) => `${first}; ${second}`,
    tooLarge: 'The file is too large for the server. Ask your teammate for a new one',
    taken: 'Added; it will be delivered automatically',
    notOurs: 'This is not a file of unsent records, or it is incomplete. Ask your teammate to send it again.',
    notSignedIn: 'No one has joined on this phone yet. Join with your invite first.',
  },
};
