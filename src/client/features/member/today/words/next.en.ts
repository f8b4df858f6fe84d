export default {
  title: 'Next',
  others: (count: number) => `${count} more`,
  correct: 'Correct',
  returnedOne: (record: string, remark: string) => `${record}. ${remark}`,
  returnedDetail: 'Each record gives the reason. Correct it and it is sent again.',
  eventAction: 'View',
  changed: { cancelled: (title: string) => `Cancelled: ${title}`, moved: (title: string) => `Changed: ${title}` },
  taskAction: 'Log it',
  hours: (count: number, title: string) =>
    count === 1 ? `${title}: hours not settled` : `Hours of ${count} events not settled`,
  hoursAction: 'Settle',
  followUp: (count: number, subject: string) =>
    count === 1 ? `${subject}: due to be put right` : `${count} points due to be put right`,
  followUpDue: (day: string) => `by ${day}`,
  followUpAction: 'Look',
  toGive: (count: number) => (count === 1 ? '1 task to hand on' : `${count} tasks to hand on`),
  toGiveDetail: 'Give them to members in your squad',
  toGiveAction: 'Give',
  late: (count: number, hours: number) =>
    `${count} to send, the oldest for ${hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`}`,
  lateDetail: 'They are on this phone alone. Open Qingyuan where there is a network, or ask a teammate.',
  draft: (kind: string) => `${kind}: not finished`,
  draftDetail: 'What you entered is still there.',
  draftAction: 'Continue',
  check: (count: number) => (count === 1 ? '1 record to check' : `${count} records to check`),
  checkDetail: 'Please check amount and place',
  checkAction: 'Check',
};
