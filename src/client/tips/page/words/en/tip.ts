import type { Words } from '../../../../words/area.ts';
import type { tip as zh } from '../zh/tip.ts';

const later = 'Nothing was sent, and all that you wrote is still on this page. If it is urgent, call 110.';

export const tip: Words<typeof zh> = {
  title: 'Send a tip',
  behalfTitle: 'A tip for somebody else',
  close: 'Close',
  back: 'Back',
  leave: {
    label: 'Leave now',
    how: 'Wipes this page and leaves at once; on a keyboard, press Esc twice',
  },
  lead: 'No sign-in, no name. It is sealed on this phone, and only people named by the office can open it. You can write without a network; it is sent once there is one.',
  toReceipt: 'Have a receipt? See the reply',
  call: {
    title: 'Call',
    emergency: 'In an emergency, call 110',
    number: (label, number) => `${label} ${number}`,
    note: 'If somebody is in danger, or it is happening now, please call first.',
  },
  behalf: {
    title: 'For somebody else; nothing stays on this phone',
    detail:
      'It is sealed at once. Neither the content nor the receipt stays on this phone. Let the person write the receipt down; do not note it yourself.',
  },
  form: {
    title: 'Your tip',
    what: 'What is it about',
    whatHint: 'Who, what, and how you know. Only this is needed; write whatever comes to mind.',
    whatMissing: 'Please write what it is about; a few words will do.',
    where: 'Where',
    wherePlaceholder: 'Village, road, shop; roughly will do',
    when: 'When',
    whenPlaceholder: 'For example: last night, every market day',
    contact: 'How to reach you',
    contactHint: 'If you leave it, the office knows who you are. Without it the receipt still brings you the reply.',
    optional: (label) => `${label} (optional)`,
    left: (count) => `Room for about ${count} more characters`,
    tooLong: (count) => `Too long to be sealed. Please take out about ${count} characters.`,
    send: 'Seal and send',
    sealing: 'Sealing',
    note: 'You then get a receipt, with which you see the reply',
  },
  photos: {
    title: 'Photos',
    take: 'Take a photo',
    choose: 'From the album',
    hint: (max) => `At most ${max}. Place, time and phone model are taken out first; the original stays as it is.`,
    working: (at, of) => `Preparing photo ${at} of ${of}`,
    added: (count, max) => `${count} added, at most ${max}. Not kept on the phone yet.`,
    onlySoMany: (max) => `At most ${max}; the others were not added.`,
    unreadable: (count) =>
      `${count} could not be opened and ${Number(count) === 1 ? 'was' : 'were'} not added; the rest is untouched. Please try another.`,
    unsupported:
      'This browser can not prepare photos. The text can be sealed and sent all the same; for photos, use the phone’s own browser.',
    nth: (at, of) => `Photo ${at} of ${of}`,
    open: (at) => `Look at photo ${at}`,
    takeOff: (at) => `Take photo ${at} off`,
    previous: 'Previous',
    next: 'Next',
    loading: 'Opening the photo',
    missing: 'This photo can not be shown',
  },
  draft: {
    label: 'Keep a draft on this phone',
    hint: 'Normally all is gone when this page is closed. With this, the text stays on this phone unsealed, and whoever can open the phone may see it; photos are not kept. It is deleted when you seal.',
    restored: 'The draft from last time is back',
    failed: 'The phone could not keep the draft. It is still on this page, and gone when you close it.',
  },
  protection: {
    title: 'What is protected, and what is not',
    yes: 'Protected',
    no: 'Not protected; please mind',
    protects: {
      sealed: 'Text and photos are sealed on this phone; what is kept and sent is ciphertext.',
      readers: 'Only a few people named by the office can open it. Volunteers and the site’s administrators can not.',
      little: 'Our program keeps only the day on which it came, not your network address or phone model.',
      apart: 'No sign-in goes along. Even on a volunteer’s phone, the tip is sent apart from the account.',
    },
    exposes: {
      code: 'This page itself comes from the server. Whoever controls the server could give a false page, and the seal would be worth nothing.',
      network:
        'Whoever runs the network or the server can see which address opened this site, not what you wrote. If that worries you, use another phone or another network.',
      phone:
        'The browser’s history and links in WeChat stay; others may see the screen. Clear the history when you are done.',
      clearing:
        'Until it is sent, an iPhone may clear what is sealed after some days. Keep this page open until it says “Reached the office”.',
      photos: 'Angle, shadows, people and things in a photo may tell who took it.',
    },
  },
  weChat: {
    title: 'You opened this page in WeChat',
    detail:
      'WeChat keeps a trace, and may not hold what you write. Tap “…” at the top right and choose to open in the browser.',
  },
  receipt: {
    title: 'Write the receipt down',
    behalfTitle: 'Let the person write the receipt down',
    code: 'Receipt',
    what: 'With it, and only with it, you see what the office answers or asks. It is shown once; nobody can make it again.',
    behalfWhat: 'Let the person copy it on paper, or photograph it with their own phone. Do not note or photograph it.',
    write: 'Paper is safest. No need to say what it is; keep it apart from your name.',
    spoken: (groups) => `Receipt, seven groups: ${groups}`,
    picture: 'Save as a picture',
    pictureHint: 'The picture stays in the album or the downloads; whoever sees this phone can see it.',
    pictureSaved: 'Saved as a picture; please check the album or the downloads.',
    pictureFailed: 'It could not be saved. Please write it on paper.',
    noted: 'I have written it down',
    behalfNoted: 'The person has written it down',
    finish: 'Done, hide the receipt',
    finishFirst: 'Please write the receipt down first, then tick the box above.',
    hidden: 'The receipt is hidden; none of it stays on this phone.',
  },
  picture: {
    title: 'Qingyuan receipt',
    where: 'On the Qingyuan site choose “See the reply” and enter it',
    keep: 'Keep it safe, and do not pass it on',
    file: 'receipt.png',
  },
  delivery: {
    title: 'How far it has come',
    waiting: 'Sealed, to send',
    waitingOffline: 'There is no network now. It is sent once there is one; please keep this page open.',
    waitingSoon: 'It is sent in a moment.',
    waitingBusy: 'The server is busy; it is sent again by itself. Please keep this page open.',
    waitingPhotos:
      'The office has the text. The photos are still on this phone and go by themselves when the server can take them, also when you open any page of this site later.',
    waitingDelay:
      'This phone was used with a volunteer’s account. So that nobody can link the two, it waits a while before it is sent, half an hour at most.',
    now: 'Do not wait, send now',
    sending: 'Sending',
    progress: (sent, total) => `${sent} of ${total} sent`,
    arrived: 'Reached the office',
    arrivedDetail: 'The server has all of it, and the ciphertext is gone from this phone. You may close this page.',
    refused: 'Not delivered',
    memory:
      'There is no room on the phone: what is sealed lives in this page only. Keep it open until it says “Reached the office”.',
    others: 'Sealed on this phone before',
    otherTip: 'A tip',
    otherMessage: 'A message to the office',
    giveUp: 'Delete it from the phone',
    giveUpAsk: 'It can not be brought back, and the office will not get it. Delete it?',
    giveUpConfirm: 'Delete',
    keep: 'Keep it',
    again: 'Write another tip',
    toReceipt: 'See the reply',
    toToday: 'Back to Today',
  },
  problem: {
    title: 'It can not be sealed now',
    retry: 'Try again',
    codes: {
      no_bundle: `The office is not ready for sealed tips yet. ${later}`,
      bundle_forged: `The signature of the key list is wrong; somebody may have tampered with it. ${later}`,
      bundle_malformed: `The key list can not be read; the network may be at fault. ${later}`,
      bundle_not_yet: `The key list is not valid yet. Please look at the phone’s date. ${later}`,
      bundle_expired: `The key list is out of date and needs a network once. If there is one, please look at the phone’s date. ${later}`,
      other_instance: `This is another district’s key list. ${later}`,
      root_changed: `The site’s key is not the one you used before, or not the one on the leaflet. The site may be false. ${later}`,
      no_recipients: `Nobody on the key list could open it. ${later}`,
      pin_unreadable: `The leaflet’s code was not read whole, so the site can not be checked. Please scan it again. ${later}`,
      too_long: `It is too long to be sealed. Please shorten it. ${later}`,
      photo_too_large: `A photo is too large to be sealed. Please take one off. ${later}`,
      too_many_photos: `There are too many photos. Please take some off. ${later}`,
      storage_full: `The phone is full and can not keep what is sealed. Please delete some photos or videos. ${later}`,
      storage_unavailable: `The browser keeps nothing, perhaps because of private mode. Please open the page in the phone’s own browser. ${later}`,
      offline: `This phone has no key list yet and needs a network once. Then choose “Try again”. ${later}`,
      page_old: `A part of the program has not come yet. Connect to a network and choose “Try again”. ${later}`,
      unexpected: `The program failed. ${later}`,
    },
  },
  refused: {
    not_sealed:
      'The server does not know this as sealed and did not take it. Please reload, write it again, or call 110.',
    epoch_unknown:
      'The server does not know this key list. Please open the page again with a network and write it anew, or call 110.',
    epoch_expired:
      'It was sealed too long ago; the key list is void. Please write it anew with a network, or call 110.',
    grants_wrong:
      'The key list does not match. Please open the page again with a network and write it anew, or call 110.',
    size_wrong: 'The sealed size is wrong. Please reload, write it again, or call 110.',
    id_taken: 'Its number is taken by another tip. Please write it again.',
    seq_wrong:
      'You wrote something elsewhere meanwhile, so the order is wrong. Please look at the reply again and write it anew.',
    mailbox_unknown: 'The server has no tip for it. Please wait until the tip has arrived.',
    too_many: 'There are too many messages; the server takes no more. If it is urgent, please call.',
    hash_mismatch:
      'A photo was damaged on the way and did not arrive. The text may have; please look with the receipt.',
    malformed: 'The server could not read it. Please reload, write it again, or call 110.',
    damaged: 'A sealed photo was damaged on this phone. The text may have arrived; please look with the receipt.',
  },
};
