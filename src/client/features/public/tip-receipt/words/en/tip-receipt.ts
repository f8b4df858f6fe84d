import type { Words } from '../../../../../words/area.ts';
import type { tipReceipt as zh } from '../zh/tip-receipt.ts';

const characters = (count: number): string => `${count} ${Number(count) === 1 ? 'character' : 'characters'}`;

export const tipReceipt: Words<typeof zh> = {
  title: 'Read the reply',
  lead: 'Enter your receipt code to read the office’s reply or write more. The code is not stored on this phone.',
  toTip: 'Nothing sent yet? Send a tip',
  code: 'Receipt code',
  codeHint: '21 letters and digits in groups of three. Capitals, spaces and dashes do not matter.',
  typed: (count, of) => `${count} of ${of} entered`,
  complete: 'Complete and valid',
  read: (groups) => `Read as: ${groups}`,
  look: 'Read the reply',
  looking: 'Checking',
  faults: {
    incomplete: (missing) => `${characters(missing)} missing. Please compare with the paper from the start.`,
    too_long: (extra) => `${characters(extra)} too many. Was something entered twice?`,
    bad_character: (at) => `Character ${at} cannot be right: a receipt code has only digits and letters, and no U.`,
    check_wrong: () => 'One character is wrong, or two are swapped. Please compare with the paper group by group.',
  },
  failed: {
    title: 'The reply cannot be shown now',
    offline: 'You are offline. The code is still in the box; try again when you are online.',
    server: 'The server has a problem. The code is still in the box; try again a little later.',
    busy: 'The server is busy. The code is still in the box; try again in a few minutes.',
    page_old: 'Part of the app has not loaded yet. Connect to a network and try again.',
  },
  unknown: {
    title: 'This tip has not arrived yet',
    detail:
      'It may still be waiting on the phone where it was written, or the code is mistyped. Try again in a day, or check the code once more.',
  },
  forged: {
    title: 'The reply failed verification and is not shown',
    detail: 'Someone may have tampered with it. Please do not answer here; call instead.',
    codes: {
      cannot_open: 'This code cannot open what the server sent.',
      mac_wrong: 'One message was not written by the office, or was altered.',
      out_of_order: 'A message was removed, repeated or moved.',
    },
  },
  state: {
    received: { title: 'Received', detail: 'The office has not opened it yet.' },
    working: { title: 'In progress', detail: 'The office has seen it and is working on it.' },
    asked: { title: 'The office has a question', detail: 'Please see below, and answer if you can.' },
    passed: { title: 'Passed to the police', detail: 'The office has passed it to the police.' },
    closed: { title: 'Closed', detail: 'This tip is closed and takes no more messages.' },
  },
  outcome: {
    handled: 'Outcome: handled.',
    unfounded: 'Outcome: checked, but not confirmed.',
    unclear: 'Outcome: there was too little information to follow up for now.',
    elsewhere: 'Outcome: referred to another department.',
    duplicate: 'Outcome: the same matter as another tip; both were handled together.',
    abuse: 'Outcome: not a tip.',
  },
  arrived: (day) => `Arrived ${day}`,
  missing: (count) => `${count} ${Number(count) === 1 ? 'photo has' : 'photos have'} not arrived completely`,
  missingDetail:
    'They are still on the phone where they were added. Open “Send a tip” there and sending continues. Without that phone, add them again below.',
  refresh: 'Refresh',
  conversation: 'Messages',
  office: 'The office',
  person: 'You',
  own: 'Only the office can open what you wrote, so it cannot be shown here.',
  nothing: 'The office has not replied yet. Please check again in a few days.',
  newest: 'Newest',
  answer: 'Message to the office',
  answerHint: 'Encrypted on this phone; only the office can open it.',
  answerMissing: 'Please write a few words, or add a photo.',
  sent: 'This message is encrypted',
  offlineNote: 'It works offline and is sent when you are online. Please keep this page open.',
  another: 'Enter another code',
  closedNote: 'Something new? Please send another tip.',
};
