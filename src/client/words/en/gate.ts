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
  notYours: {
    title: 'This page is not for your role',
    detail: 'Your session and the records on this phone are not affected. Ask the office if you need it.',
    today: 'To today',
  },
};
