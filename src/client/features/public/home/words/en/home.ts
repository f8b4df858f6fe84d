import type { Words } from '../../../../../words/area.ts';
import type { home as zh } from '../zh/home.ts';

export const home: Words<typeof zh> = {
  overline: 'Volunteers against drugs',
  lead: 'Record once, use everywhere. It works without a network and sends by itself later.',
  hotline: {
    title: 'In an emergency',
    call: (number: string) => `Call ${number}`,
    note: 'If you see danger or a crime happening, keep yourself safe first, then call.',
  },
  public: {
    title: 'Tips from the public',
    tip: 'Send a tip',
    tipDetail: 'No name needed; only the office can read it',
    receipt: 'See the reply',
    receiptDetail: 'With the receipt you wrote down',
  },
  member: {
    title: 'Volunteers and staff',
    today: 'Go to Today',
    todayDetail: 'Log something, see what is to be sent',
    join: 'Join a squad',
    joinDetail: 'With an invitation from a squad leader',
    office: 'Anti-drug office',
    officeDetail: 'Sign-in for staff',
  },
  about: {
    title: 'What Qingyuan is',
    volunteer: 'Volunteers note each hand-out, visit, talk and patrol as it happens.',
    offline: 'It works in mountains without a signal: notes stay safe on your own phone.',
    figure: 'Every figure at the end of the year opens into the records behind it.',
    light: 'No punching in, no ranking, no forced photos, no tracking.',
  },
};
