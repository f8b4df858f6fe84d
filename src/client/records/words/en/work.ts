import type { Words } from '../../../words/area.ts';
import type { work as zh } from '../zh/work.ts';

export const work: Words<typeof zh> = {
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
  returned: (count) => (count === 1 ? '1 record was returned' : `${count} records were returned`),
  state: {
    sending: 'Sending',
    returnedBecause: (reason: string) => `Returned: ${reason}`,
    conflict: 'Changed in two places at once: the leader decides',
  },
  sync: {
    attention: (count: number) => (count === 1 ? '1 record needs you' : `${count} records need you`),
    attentionDetail: 'Everything is on this phone. Mend it, then send it again.',
    attentionAction: 'See to it',
    see: 'See what waits',
    photos: (count: number) =>
      count === 1 ? '1 photo waits, saved on this phone' : `${count} photos wait, saved on this phone`,
    photosDetail: 'All records have arrived; photos follow by themselves.',
    signedOut: 'You are signed out',
    signedOutDetail:
      'You can go on logging: records stay on this phone. Ask your leader for a new invite; then they are sent.',
    another: 'Somebody else is signed in in this browser',
    anotherDetail: 'Your records are not sent in their name. Sign in again with your own invite.',
    outdated: 'This version of the app is too old',
    outdatedDetail: 'Records are safe on this phone. Close the app and open it again to update.',
    storage: 'The phone’s storage is full or busy',
    storageDetail: 'Saved records are still here. Delete some photos or videos, then open Qingyuan again.',
  },
  place: {
    title: 'Choose a place',
    pick: 'Choose a place',
    search: 'Find a place',
    searchHint: 'Part of the name of a village or school',
    recent: 'Recent places',
    unknown: 'Place not known',
    unknownHint: 'You can save without a place; it then counts for no village',
    whole: (town: string) => `${town} (whole town)`,
    others: 'Other places',
    nothing: 'Nothing found',
    nothingHint: 'Try other letters, or choose “Place not known” for now.',
    empty: 'The list of places is not here yet',
    emptyHint: 'It comes by itself once there is a network. You can save without a place and add it later.',
    count: (count: number) => (count === 1 ? '1 place' : `${count} places`),
  },
};
