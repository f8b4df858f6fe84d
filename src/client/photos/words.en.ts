export default {
  title: 'Photos',
  take: 'Take a photo',
  choose: 'Choose photos',
  hint: (max: number) =>
    `Optional, up to ${max}. They are made smaller, and the place and time are removed. Do not show house numbers, documents or children’s faces.`,
  working: (at: number, of: number) => `Preparing photo ${at} of ${of}`,
  kept: (count: number) => (count === 1 ? '1 photo saved on this phone' : `${count} photos saved on this phone`),
  onlySoMany: (max: number) => `A record takes up to ${max} photos; the rest were not added.`,
  notAdded: {
    unreadable: (count: number) =>
      `${count === 1 ? '1 photo' : `${count} photos`} could not be opened and were not added; the record is not affected. Please choose another; HEIC photos can be saved as JPG in the phone’s gallery first.`,
    unsupported:
      'This browser cannot prepare photos. The record can be saved as usual; to add photos, open Qingyuan in the phone’s own browser.',
    storage_full:
      'The phone is out of space, so the photo was not added; the record can be saved as usual. Please delete some photos or videos, then add it again.',
    storage_unavailable:
      'The browser does not let the app store photos, so it was not added; the record can be saved as usual. Please do not use private mode.',
  },
  nth: (at: number, of: number) => `Photo ${at} of ${of}`,
  open: (at: number) => `View photo ${at}`,
  takeOff: (at: number) => `Remove photo ${at}`,
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
  away: 'This photo cannot be shown now',
  awayHint: 'It has not reached the server yet, or the phone is offline. Please try again later.',
  save: 'Save to phone',
  share: 'Share',
  saved: 'Saved as a file',
  remove: 'Remove',
  removeTitle: 'Remove this photo?',
  removeDetail: 'It is removed from this record and from this phone.',
  removeConfirm: 'Remove',
  retry: 'Send again',
  retried: 'Waiting to be sent again',
  fault: {
    hash_mismatch: 'The photo was damaged on the way to the server. It is still on this phone; please send it again.',
    not_jpeg:
      'The server does not recognize this photo. It is still on this phone; please save it to the phone, remove it and add it again.',
    has_metadata:
      'The photo still contains data about how it was taken, so the server refused it. Please save it to the phone, remove it and add it again.',
    too_many_pixels: 'The photo is too large for the server. Please save it to the phone, remove it and add it again.',
    too_large: 'The photo is too large for the server. Please save it to the phone, remove it and add it again.',
    unknown:
      'The server did not accept this photo, for a reason that only a newer app can show. It is still on this phone; please update, then send it again.',
    lost: 'This phone no longer has the photo; the system may have cleared it. Please remove it, and add it again if you have the original.',
  },
  queue: {
    overall: (left: number) => (left === 1 ? '1 photo is not sent yet' : `${left} photos are not sent yet`),
    bytes: (sent: string, of: string) => `${sent} of ${of} sent`,
    textFirst:
      'Text is sent first and photos follow automatically. After an interruption they continue where they stopped.',
    handle: 'View options',
    one: (at: number) => `Photo ${at}`,
    onlyWifi: 'Send photos over Wi-Fi only',
    onlyWifiHint: 'Without Wi-Fi, photos stay on this phone; text is sent as usual.',
    onlyWifiAsk: 'This browser cannot detect Wi-Fi. If this is on, photos are sent only when you tap “Send now”.',
    pausedCellular: 'The phone is on mobile data; photos wait for Wi-Fi.',
    pausedUnknown: 'Photos wait for you to confirm: this browser cannot detect Wi-Fi.',
    sendNow: (size: string) => `Send now, about ${size}`,
    nextAttempt: (time: string) => `Next automatic attempt: ${time}`,
    failed: {
      offline: 'The connection was lost; sending will resume automatically.',
      server: 'The server is unavailable. The photos are on this phone and will be sent again.',
      full: 'The server is out of space. The photos are on this phone and will be sent again. Please tell the office.',
      unauthorized: 'You are signed out. The photos are on this phone; please sign in again to send them.',
      storage:
        'There is a problem with the phone’s storage, so photos cannot be sent. Please close and reopen Qingyuan.',
    },
  },
  fileName: (day: string, at: number) => `qingyuan-photo-${day}-${at}`,
};
