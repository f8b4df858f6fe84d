export default {
  evicted: {
    title: 'The browser cleared the data on this phone',
    lost: (count: number) =>
      `${count === 1 ? '1 record' : `${count} records`} had not been sent and can no longer be recovered on this phone. If you handed over or saved a file, deliver it to restore them; if not, please log them again from memory.`,
    unknown:
      'Unsent records can no longer be recovered on this phone. If you handed over or saved a file, deliver it to restore them.',
    safe: 'Received records are on the server and are downloaded automatically when you are online.',
    none: 'All records had been sent; nothing is lost.',
    todo: 'Add Qingyuan to the home screen to prevent this from happening again.',
    toRelayFiles: 'Deliver a file',
    seen: 'Got it',
  },
  low: {
    title: (left: string) => `The phone is nearly full: ${left} left`,
    detail:
      'Your saved records are safe, and there is room for some more text. Delete photos or videos that you do not need.',
  },
  kept: 'Protection',
  persisted: 'Protected: the system will not clear it',
  notPersisted:
    'Not protected: the browser may clear the records on this phone when space runs out. Sent records are not affected.',
  unknown: 'Unknown',
  protect: 'Protect the records on this phone',
  denied: 'The browser declined this time. It usually agrees once Qingyuan is on the home screen.',
  granted: 'Done: the records on this phone are protected.',
  space: 'Space',
  used: (used: string, left: string) => `${used} used, about ${left} available`,
  spaceUnknown: 'Unknown',
  content: 'Used by',
  parts: (records: string, photos: string) => `records ${records}, photos ${photos}`,
  unsent: 'Not uploaded yet',
  unsentCount: (records: number, photos: number) => `Records: ${records}; photos: ${photos}`,
  unsentNone: 'None: everything has been sent',
};
