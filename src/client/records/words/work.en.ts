export default {
  record: {
    headline: (subject: string, amount: string) => `${subject}: ${amount}`,
    join: (first: string, second: string) => `${first}, ${second}`,
    aware: (amount: string) => `${amount} aware`,
    anyMaterial: 'Material',
    unknownKind: 'A record',
    noPlace: 'No place given',
    yes: 'Yes',
    no: 'No',
    photos: (count: number) => (count === 1 ? '1 photo' : `${count} photos`),
  },
  returned: (count: number) => (count === 1 ? '1 record was returned' : `${count} records were returned`),
  toCheck: 'Records to check',
  state: {
    sending: 'Sending',
    returnedBecause: (reason: string) => `Returned: ${reason}`,
    conflict: 'Changed by two people: the leader decides',
  },
  said: {
    allReceived: 'Everything has been received',
    offline: (count: number) => `Offline; ${count} saved on this phone`,
    attention: (count: number) => (count === 1 ? '1 record needs attention' : `${count} records need attention`),
  },
};
