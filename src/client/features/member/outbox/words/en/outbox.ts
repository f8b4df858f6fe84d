import type { Words } from '../../../../../words/area.ts';
import type { outbox as zh } from '../zh/outbox.ts';

export const outbox: Words<typeof zh> = {
  title: 'To send',
  attention: 'Needs you',
  attentionHint: 'The server did not accept these. Everything is on this phone; nothing is lost.',
  waiting: 'Waiting to be sent',
  savedAt: (moment: string) => `Saved ${moment}`,
  blocked: 'Held up',
  blockedWhy: {
    content:
      'Some device in the network stopped this record before it reached the server; the server did not refuse it. It is safe on this phone and is tried again by itself. Over another network (such as mobile data), “Send now” will most likely get it through.',
    size: 'Some device in the network found this record too large and stopped it; the server did not refuse it. It is safe on this phone and is tried again by itself. Try “Send now” over another network, such as mobile data.',
    cut: 'The connection breaks each time this record is sent, while others get through. It is safe on this phone and is tried again by itself. Try “Send now” over another network, such as mobile data.',
    server:
      'The server failed over this record, while others get through. It is safe on this phone and is tried again by itself. If that goes on, please tell the office.',
    unreadable:
      'This record is damaged on this phone, or of another version, and can not be sent now; others are not held up. Please update the app; if that does not help, save a plain file for the office.',
  },
  mend: 'Mend',
  resend: 'Send again',
  drop: 'Do not send',
  dropTitle: 'Never send this?',
  dropDetail: 'It will count in no figure, and leaves this phone after 30 days.',
  dropConfirm: 'Do not send',
  resent: 'It waits to be sent again',
  dropped: 'It will not be sent',
  edit: (line: string) => `Edit: ${line}`,
  withdrawal: (line: string) => `Withdrawal: ${line}`,
  verdict: (line: string) => `Review: ${line}`,
  failed: {
    signedOut: 'You are signed out. Ask your squad leader for a new invite.',
  },
  empty: 'Everything is sent',
  emptyHint: 'What you log comes here first and is sent by itself.',
  log: 'Log work',
};
