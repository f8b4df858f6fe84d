const later = 'Nothing was sent, and your text is still on this page. If it is urgent, call 110.';

export default {
  title: 'Send a tip',
  behalfTitle: 'A tip for someone else',
  leave: {
    label: 'Leave now',
    how: 'Wipes this page and leaves at once; on a keyboard, press Esc twice',
  },
  lead: 'No sign-in, no name. Your tip is encrypted on this phone, and only people named by the office can open it. You can write offline; it is sent when you are online.',
  toReceipt: 'Have a receipt code? Read the reply',
  call: {
    title: 'Call',
    emergency: 'In an emergency, call 110',
  },
  behalf: {
    title: 'For someone else; nothing stays on this phone',
    detail:
      'It is encrypted at once. Neither the content nor the receipt code stays on this phone. Let the person write the code down; do not write it down yourself.',
  },
  form: {
    title: 'Your tip',
    what: 'What happened',
    whatHint: 'Who, what, and how you know. Only this field is required; write whatever comes to mind.',
    whatMissing: 'Please write what happened; a few words will do.',
    where: 'Where',
    wherePlaceholder: 'Village, road or shop; roughly is fine',
    when: 'When',
    whenPlaceholder: 'For example: last night, every market day',
    contact: 'How to reach you',
    contactHint:
      'If you fill this in, the office knows who you are. Without it you can still read the reply with the receipt code.',
    optional: (label: string) => `${label} (optional)`,
    left: (count: number) => `Room for about ${count} more characters`,
    tooLong: (count: number) => `Too long to send. Please remove about ${count} characters.`,
    send: 'Encrypt and send',
    sealing: 'Encrypting',
    note: 'You then get a receipt code for reading the reply',
  },
  photos: {
    title: 'Photos',
    take: 'Take a photo',
    choose: 'From the album',
    hint: (max: number) =>
      `At most ${max}. Place, time and phone model are removed first; the original is not changed.`,
    working: (at: number, of: number) => `Preparing photo ${at} of ${of}`,
    added: (count: number, max: number) => `${count} added, at most ${max}. Not stored on the phone yet.`,
    onlySoMany: (max: number) => `At most ${max}; the others were not added.`,
    unreadable: (count: number) =>
      `${count} could not be opened and ${Number(count) === 1 ? 'was' : 'were'} not added; the rest is not affected. Please try another.`,
    unsupported:
      'This browser cannot prepare photos. You can still encrypt and send the text; for photos, use the phone’s own browser.',
    nth: (at: number, of: number) => `Photo ${at} of ${of}`,
    open: (at: number) => `View photo ${at}`,
    takeOff: (at: number) => `Remove photo ${at}`,
    previous: 'Previous',
    next: 'Next',
    loading: 'Opening the photo',
    missing: 'This photo cannot be shown',
  },
  draft: {
    label: 'Keep a draft on this phone',
    hint: 'Off: your text is gone when this page is closed. On: the text stays on this phone without encryption, and anyone who has the phone can read it; photos are not kept. It is deleted once you send.',
    restored: 'Your draft was restored',
    failed: 'The phone could not store the draft. It is still on this page, but will be gone when you close it.',
  },
  protection: {
    title: 'What is protected, and what is not',
    yes: 'Protected',
    no: 'Not protected',
    protects: {
      sealed: 'Text and photos are encrypted on this phone; what is stored and sent cannot be read by others.',
      readers: 'Only a few people named by the office can open it. Volunteers and the site’s administrators cannot.',
      little: 'Our program stores only the day of arrival, not your network address or phone model.',
      apart:
        'It is sent without any account. Even on a volunteer’s phone, the tip is sent separately from the account.',
    },
    exposes: {
      code: 'If someone takes over this site and replaces this page with a false one, the encryption cannot be trusted.',
      network:
        'Those who run the network or the server can see which address opened this site, but not what you wrote. If that worries you, use another phone or another network.',
      phone:
        'The browser’s history and links in WeChat remain, and others may see the screen. Clear the history when you are done.',
      clearing:
        'An iPhone may delete an unsent tip after some days. Keep this page open until it says “Delivered to the office”.',
      photos: 'Angle, shadows, people and objects in a photo may reveal who took it.',
    },
  },
  weChat: {
    title: 'You opened this page in WeChat',
    detail:
      'WeChat keeps traces, and may lose what you write. Tap “…” at the top right and choose to open in the browser.',
  },
  receipt: {
    title: 'Write down the receipt code',
    behalfTitle: 'Let the person write down the receipt code',
    what: 'You need it to read what the office answers or asks. It is shown only once, and no one can recover it.',
    behalfWhat:
      'Let the person copy it on paper, or photograph it with their own phone. Do not write it down or photograph it yourself.',
    write: 'Paper is safest. Do not write what it is for, and keep it apart from your name.',
    spoken: (groups: string) => `Receipt code, seven groups: ${groups}`,
    picture: 'Save as a picture',
    pictureHint: 'The picture stays in the album or the downloads, and anyone who uses this phone can see it.',
    picturePress: 'Press the picture below for a while, then save it; otherwise take a screenshot or use paper.',
    pictureSaved: 'Saved as a picture. Please check the album or the downloads.',
    pictureFailed: 'It could not be saved. Please write it on paper.',
    noted: 'I have written it down',
    behalfNoted: 'The person has written it down',
    finish: 'Done, hide the code',
    finishFirst: 'Please write down the receipt code first, then tick the box above.',
    hidden: 'The receipt code is hidden and does not stay on this phone.',
  },
  picture: {
    title: 'Qingyuan receipt code',
    where: 'On the Qingyuan site choose “Read the reply” and enter it',
    keep: 'Keep it safe and do not share it',
    file: 'receipt.png',
  },
  delivery: {
    title: 'Delivery progress',
    waiting: 'Encrypted, waiting to send',
    waitingOffline: 'You are offline. It is sent when you are online; please keep this page open.',
    waitingSoon: 'It will be sent in a moment.',
    waitingBusy: 'The server is busy; it will be sent again automatically. Please keep this page open.',
    waitingPhotos:
      'The office has the text. The photos are still on this phone and are sent automatically when the server can accept them, also when you open any page of this site later.',
    waitingDelay:
      'This phone was used with a volunteer’s account. To keep the two from being linked, the tip waits before it is sent, at most half an hour.',
    now: 'Do not wait, send now',
    sending: 'Sending',
    progress: (sent: string, total: string) => `${sent} of ${total} sent`,
    arrived: 'Delivered to the office',
    arrivedDetail:
      'The office’s server has everything, and nothing of it stays on this phone. You may close this page.',
    refused: 'Not delivered',
    memory:
      'The phone is full, so the encrypted tip is only in this page. Keep it open until it says “Delivered to the office”.',
    others: 'Earlier tips on this phone',
    otherTip: 'A tip',
    otherMessage: 'A message to the office',
    giveUp: 'Delete from this phone',
    giveUpAsk: 'It cannot be recovered, and the office will not receive it. Delete it?',
    giveUpConfirm: 'Delete',
    keep: 'Keep it',
    again: 'Send another tip',
    toReceipt: 'Read the reply',
    toToday: 'Back to Today',
  },
  problem: {
    title: 'The tip cannot be encrypted now',
    codes: {
      no_bundle: `The office is not ready for encrypted tips yet. ${later}`,
      bundle_forged: `The signature of the key list is wrong; someone may have tampered with it. ${later}`,
      bundle_malformed: `The key list cannot be read; this may be a network problem. ${later}`,
      bundle_not_yet: `The key list is not valid yet. Please check the phone’s date. ${later}`,
      bundle_expired: `The key list has expired. Please go online once; if you are online, check the phone’s date. ${later}`,
      other_instance: `This key list belongs to another district. ${later}`,
      root_changed: `The site’s key differs from the one you used before or from the leaflet. The site may be fake. ${later}`,
      no_recipients: `No one on the key list could open it. ${later}`,
      pin_unreadable: `The leaflet’s code was not read completely, so the site cannot be checked. Please scan it again. ${later}`,
      too_long: `The text is too long. Please shorten it. ${later}`,
      photo_too_large: `A photo is too large. Please remove it. ${later}`,
      too_many_photos: `There are too many photos. Please remove some. ${later}`,
      storage_full: `The phone is full and cannot store the encrypted tip. Please delete some photos or videos. ${later}`,
      storage_unavailable: `The browser does not store anything, perhaps because of private mode. Please open the page in the phone’s own browser. ${later}`,
      offline: `This phone has no key list yet. Go online once, then choose “Try again”. ${later}`,
      page_old: `Part of the app has not loaded yet. Connect to a network and choose “Try again”. ${later}`,
      unexpected: `Something went wrong in the app. ${later}`,
    },
  },
  refused: {
    not_sealed:
      'The server does not recognize the encryption and did not accept it. Please reload and write it again, or call 110.',
    epoch_unknown:
      'The server does not recognize this key list. Please reload the page online and write it again, or call 110.',
    epoch_expired:
      'It was encrypted too long ago, and the key list has expired. Please write it again online, or call 110.',
    grants_wrong: 'The key list does not match. Please reload the page online and write it again, or call 110.',
    size_wrong: 'The encrypted size is wrong. Please reload and write it again, or call 110.',
    id_taken: 'Its number is used by another tip. Please write it again.',
    seq_wrong:
      'You wrote something elsewhere in the meantime, so the order is wrong. Please read the reply again and write this again.',
    mailbox_unknown: 'The server has no tip for this message. Please wait until the tip has arrived.',
    too_many: 'There are too many messages; the server accepts no more. If it is urgent, please call.',
    hash_mismatch:
      'A photo was damaged on the way and did not arrive. The text may have arrived; please check with the receipt code.',
    malformed: 'The server could not read it. Please reload and write it again, or call 110.',
    damaged:
      'An encrypted photo was damaged on this phone. The text may have arrived; please check with the receipt code.',
  },
};
