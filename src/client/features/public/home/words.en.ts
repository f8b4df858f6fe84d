export default {
  overline: 'Volunteers against drugs',
  lead: 'Learn about drugs, and speak up when you see something. You can report without giving your name.',
  hotline: {
    title: 'In an emergency',
    call: (number: string) => `Call ${number}`,
    note: 'If you see danger or a crime in progress, get to safety first, then call.',
  },
  public: {
    title: 'Tips from the public',
    tip: 'Send a tip',
    tipDetail: 'No name needed; only the office can read it',
    receipt: 'Read the reply',
    receiptDetail: 'With your receipt code',
  },
  member: {
    title: 'Volunteers and staff',
    today: 'For volunteers',
    todayDetail: 'Log work, view your outbox',
    join: 'Join a squad',
    joinDetail: 'With an invite from a squad leader',
    office: 'Anti-drug office',
    officeDetail: 'Staff sign-in',
  },
  about: {
    title: 'What Qingyuan is',
    volunteer: 'Volunteers log each leaflet, visit, talk and patrol as it happens.',
    offline: 'It works in the mountains without a signal: records are saved on your own phone.',
    figure: 'Every figure in the annual summary opens the records behind it.',
    light: 'Presence is noted only if you like; no ranking, no forced photos, no tracking.',
  },
};
