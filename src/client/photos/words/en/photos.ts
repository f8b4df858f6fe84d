import type { Words } from '../../../words/area.ts';
import type { photos as zh } from '../zh/photos.ts';

export const photos: Words<typeof zh> = {
  title: 'Photos',
  take: 'Take a photo',
  choose: 'Choose photos',
  hint: (max) =>
    `Optional, up to ${max}. They are made smaller and lose the place and time they were taken at. Please leave out house numbers, documents and children’s faces.`,
  working: (at, of) => `Preparing photo ${at} of ${of}`,
  kept: (count) => (count === 1 ? '1 photo saved on this phone' : `${count} photos saved on this phone`),
  onlySoMany: (max) => `A record takes up to ${max} photos; the rest were not added.`,
  notAdded: {
    unreadable: (count) =>
      `${count === 1 ? '1 photo' : `${count} photos`} could not be opened and were not added; the record is not affected. Please choose another; HEIC photos can be saved as JPG in the phone’s gallery first.`,
    unsupported:
      'This browser cannot prepare photos. The record can be saved as usual; to add photos, open Qingyuan in the phone’s own browser.',
    storage_full:
      'The phone is out of space, so the photo was not added; the record can be saved as usual. Please delete some photos or videos, then add it again.',
    storage_unavailable:
      'The browser does not let photos be kept, so it was not added; the record can be saved as usual. Please do not use private mode.',
  },
  nth: (at, of) => `Photo ${at} of ${of}`,
  open: (at) => `Look at photo ${at}`,
  takeOff: (at) => `Take photo ${at} off`,
  previous: 'Previous',
  next: 'Next',
  state: {
    draft: 'Not saved yet',
    waiting: 'Waiting',
    sending: 'Sending',
    received: 'Received',
    failed: 'Not sent',
  },
  loading: 'Opening the photo',
  away: 'This photo cannot be seen now',
  awayHint: 'It has not reached the server yet, or the phone has no network. Please look again later.',
  save: 'Save to phone',
  share: 'Share',
  saved: 'Saved as a file',
  remove: 'Take it off',
  removeTitle: 'Take this photo off?',
  removeDetail: 'It is taken off this record, and this phone no longer keeps it.',
  removeConfirm: 'Take off',
  retry: 'Send again',
  retried: 'Waiting to be sent again',
  fault: {
    hash_mismatch: 'What reached the server differs. The photo is still on this phone; please send it again.',
    not_jpeg:
      'The server does not recognise this photo. It is still on this phone; please save it to the phone, take it off and add it anew.',
    has_metadata:
      'The photo still carries data about how it was taken, so the server refused it. Please save it to the phone, take it off and add it anew.',
    too_many_pixels: 'The photo is too large for the server. Please save it to the phone, take it off and add it anew.',
    too_large: 'The photo is too large for the server. Please save it to the phone, take it off and add it anew.',
    unknown:
      'The server did not take this photo, for a reason that only a newer app can tell. It is still on this phone; please update, then send it again.',
    lost: 'This phone no longer finds the photo; the system may have cleared it. Please take it off and add it anew if you have the original.',
  },
  queue: {
    title: 'Photos',
    allSent: 'All photos are sent',
    overall: (left) => (left === 1 ? '1 photo is not sent yet' : `${left} photos are not sent yet`),
    bytes: (sent, of) => `${sent} of ${of} sent`,
    textFirst: 'Text goes first, photos follow by themselves. After a cut they go on where they stopped.',
    handle: 'See what to do',
    one: (at) => `Photo ${at}`,
    onlyWifi: 'Send photos over Wi-Fi only',
    onlyWifiHint: 'Without Wi-Fi, photos stay on this phone; text is sent as usual.',
    onlyWifiAsk:
      'This browser does not say whether it uses Wi-Fi. If switched on, photos wait until you tap “Send now”.',
    heldCellular: 'The phone is on mobile data; photos wait for Wi-Fi.',
    heldUnknown: 'Photos wait for your word: the browser does not say whether it uses Wi-Fi.',
    sendNow: (size) => `Send now, about ${size}`,
    nextAttempt: (time) => `Next automatic attempt: ${time}`,
    failed: {
      offline: 'The network was cut; sending goes on by itself.',
      server: 'The server is not available. The photos are on this phone and will be sent again.',
      full: 'The server is out of space. The photos are on this phone and will be sent again. Please tell the office.',
      unauthorized: 'You are signed out. The photos are on this phone; please sign in again to send them.',
      storage:
        'There is trouble with the phone’s storage, so photos cannot be sent. Please close Qingyuan and open it again.',
    },
  },
  fileName: (day, at) => `qingyuan-photo-${day}-${at}`,
};
