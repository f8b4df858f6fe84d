import type { Words } from '../area.ts';
import type { outbox as zh } from '../zh/outbox.ts';

export const outbox: Words<typeof zh> = {
  title: 'To send',
  attention: 'Needs you',
  attentionHint: 'The server did not accept these. Everything is on this phone; nothing is lost.',
  waiting: 'Waiting to be sent',
  savedAt: (moment: string) => `Saved ${moment}`,
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
