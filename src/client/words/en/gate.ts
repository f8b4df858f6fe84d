import type { Words } from '../area.ts';
import type { gate as zh } from '../zh/gate.ts';

export const gate: Words<typeof zh> = {
  signedOut: {
    title: 'Not signed in',
    detail: 'This page is for members.',
    join: 'Volunteers: scan the invite’s QR code that your squad leader shows. No password is needed.',
    office: 'Office and organizers: sign in with e-mail and password.',
    signIn: 'Sign in by e-mail',
    home: 'To the home page',
  },
  storage: {
    title: 'Nothing can be kept here',
    what: 'The browser does not let Qingyuan keep anything on this phone.',
    safe: 'The invite is not used up, and records on the server are safe.',
    todo: 'Please check these, then try again:',
    steps: [
      'Leave private mode, and allow sites to keep data (cookies) in the settings.',
      'Close other open pages of Qingyuan.',
      'If the phone is full, delete some photos or videos.',
      'If nothing helps, use the phone’s own browser.',
    ],
  },
  notYours: {
    title: 'This page is not for your role',
    detail: 'Your session and the records on this phone are not affected. Ask the office if you need it.',
    today: 'To today',
  },
};
