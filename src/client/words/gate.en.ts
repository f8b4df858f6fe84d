export default {
  signedOut: {
    title: 'Not signed in',
    detail: 'Sign in to see this page.',
    join: 'Volunteers: scan the invite’s QR code that your squad leader shows. No password is needed.',
    office: 'Office and organizers: sign in with e-mail and password.',
    photos: (count: number) =>
      count === 1
        ? 'The shared photo is kept on this phone; once you have joined it goes into a record'
        : `The ${count} shared photos are kept on this phone; once you have joined they go into a record`,
    signIn: 'Sign in by e-mail',
    home: 'Go to the home page',
  },
  storage: {
    title: 'Nothing can be stored here',
    what: 'The browser does not let Qingyuan store anything on this phone.',
    safe: 'The invite is still valid, and records on the server are safe.',
    todo: 'Please check these, then try again:',
    steps: [
      'Leave private mode, and allow sites to store data (cookies) in the settings.',
      'Close other open pages of Qingyuan.',
      'If the phone is full, delete some photos or videos.',
      'If nothing helps, use the phone’s own browser.',
    ],
  },
  notYours: {
    title: 'You do not have access to this page',
    detail:
      'You are still signed in, and the records on this phone are not affected. Ask the office if you need access.',
    today: 'Go to Today',
  },
};
