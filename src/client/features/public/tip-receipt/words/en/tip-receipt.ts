import type { Words } from '../../../../../words/area.ts';
import type { tipReceipt as zh } from '../zh/tip-receipt.ts';

const characters = (count: number): string => `${count} ${Number(count) === 1 ? 'character' : 'characters'}`;

export const tipReceipt: Words<typeof zh> = {
  title: 'See the reply',
  lead: 'Enter the receipt that you wrote down. You can read what the office answered, and write more. The receipt is not kept on this phone.',
  toTip: 'Nothing sent yet? Send a tip',
  code: 'Receipt',
  codeHint: '21 letters and digits in groups of three. Capitals, spaces and dashes do not matter.',
  typed: (count, of) => `${count} of ${of} entered`,
  complete: 'Complete, and it adds up',
  read: (groups) => `Read as: ${groups}`,
  look: 'See the reply',
  looking: 'Looking',
  faults: {
    incomplete: (missing) => `${characters(missing)} missing. Please compare with the paper from the start.`,
    too_long: (extra) => `${characters(extra)} too many. Is something there twice?`,
    bad_character: (at) => `Character ${at} can not be right: a receipt has only digits and letters, and no U.`,
    check_wrong: () =>
      'One character is wrong, or two have changed places. Please compare with the paper group by group.',
  },
  failed: {
    title: 'It can not be seen now',
    offline: 'There is no network. The receipt is still in the box; try again once there is one.',
    server: 'The server has a problem. The receipt is still in the box; try again a little later.',
    busy: 'The server is busy. The receipt is still in the box; try again in some minutes.',
    page_old: 'A part of the program has not come yet. Connect to a network and try again.',
  },
  unknown: {
    title: 'This tip is not here yet',
    detail:
      'It may still wait on the phone on which it was written, or the receipt is mistyped. Look again in a day, or compare once more.',
  },
  forged: {
    title: 'It does not add up and is not shown',
    detail: 'Somebody may have tampered with it. Please do not answer here; call instead.',
    codes: {
      cannot_open: 'This receipt does not open what the server gave.',
      mac_wrong: 'One message was not written by the office, or was changed.',
      out_of_order: 'A message was taken out, repeated or moved.',
    },
  },
  state: {
    received: { title: 'Received', detail: 'The office has not opened it yet.' },
    working: { title: 'Being dealt with', detail: 'The office has seen it and is at work.' },
    asked: { title: 'A question for you', detail: 'The office asks you something: see below, and answer if you can.' },
    passed: { title: 'Passed on', detail: 'The office has passed it to the police.' },
    closed: { title: 'Closed', detail: 'This matter is done; nothing more is taken.' },
  },
  outcome: {
    handled: 'Outcome: dealt with.',
    unfounded: 'Outcome: nothing of it was found.',
    unclear: 'Outcome: there was too little to follow.',
    elsewhere: 'Outcome: handed to another department.',
    duplicate: 'Outcome: the same matter as another tip; both were dealt with together.',
    abuse: 'Outcome: not a tip.',
  },
  arrived: (day) => `Arrived ${day}`,
  missing: (count) => `${count} ${Number(count) === 1 ? 'photo has' : 'photos have'} not come whole`,
  missingDetail:
    'They are still on the phone they were added on. Open “Send a tip” there and they go on. Without that phone, add them again below.',
  refresh: 'Look for something new',
  conversation: 'What was written',
  office: 'The office',
  person: 'You',
  own: 'Only the office can open what you wrote; it can not be shown here.',
  nothing: 'The office has not written yet. Please look again some other day.',
  newest: 'Newest',
  answer: 'Your words',
  answerHint: 'Sealed on this phone; only the office can open it.',
  answerMissing: 'Please write a few words, or add a photo.',
  send: 'Seal and send',
  sealing: 'Sealing',
  sent: 'This message is sealed',
  offlineNote: 'It works without a network and is sent once there is one. Please keep this page open.',
  another: 'Another receipt',
  closedNote: 'Something new? Please write another tip.',
};
