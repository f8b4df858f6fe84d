export default {
  title: 'Outbox',
  attention: 'Needs attention',
  attentionHint: 'The server did not accept these records. They are all on this phone; fix them and send them again.',
  waiting: 'Waiting to be sent',
  savedAt: (moment: string) => `Saved ${moment}`,
  blocked: 'Blocked',
  blockedWhy: {
    content:
      'A device in the network stopped this record before it reached the server; the server did not refuse it. It is safe on this phone and is retried automatically. “Send now” over another network, such as mobile data, will most likely work.',
    size: 'A device in the network stopped this record because of its size; the server did not refuse it. It is safe on this phone and is retried automatically. Try “Send now” over another network, such as mobile data.',
    cut: 'The connection breaks each time this record is sent, while others get through. It is safe on this phone and is retried automatically. Try “Send now” over another network, such as mobile data.',
    server:
      'The server has an error with this record, while others get through. It is safe on this phone and is retried automatically. If this continues, please tell the office.',
    unreadable:
      'This record is damaged on this phone or comes from another version, and cannot be sent now. Other records are not affected. Please update the app; if that does not help, save a plain file for the office.',
  },
  fix: 'Fix',
  resend: 'Send again',
  drop: 'Discard',
  dropTitle: 'Discard this change?',
  dropDetail: 'It will not be sent, counts in no figure, and is deleted from this phone after 30 days.',
  dropConfirm: 'Discard',
  resent: 'Waiting to be sent again',
  dropped: 'Discarded',
  edit: (line: string) => `Edit: ${line}`,
  withdrawal: (line: string) => `Withdrawal: ${line}`,
  verdict: (line: string) => `Review: ${line}`,
  failed: {
    signedOut: 'You are signed out. Ask your squad leader for a new invite.',
  },
  empty: 'Everything has been sent',
  emptyHint: 'New records appear here first and are sent automatically.',
  log: 'Log work',
};
