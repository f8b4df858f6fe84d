export default {
  next: {
    offline: 'The phone is offline. They will be sent automatically when it is online.',
    unreachable: 'The server cannot be reached. They will be sent automatically as soon as it can.',
    unreachableUntil: (time: string) =>
      `The server cannot be reached. They will be sent as soon as it can; the next attempt is at ${time} at the latest.`,
    internal:
      'Something went wrong in the app. It will try again automatically. If this continues, please update the app.',
    foreign:
      'This network does not reach the server; you may have to sign in to the Wi-Fi. They will be sent as soon as it does.',
    busy: 'The server is busy. They will be sent again automatically soon.',
    busyUntil: (time: string) => `The server is busy. They will be sent again automatically at ${time}.`,
    soon: 'They will be sent in a moment.',
    sending: 'Sending.',
    progress: (done: number, total: number) => `Sending: ${done} of ${total} done.`,
    waits: (time: string) => `They will be sent again automatically at ${time}.`,
    done: 'Everything has been received.',
  },
  contact: (moment: string) => `Last contact with the server: ${moment}`,
  neverContact: 'No contact with the server yet',
  receipt: (moment: string) => `Received by the server ${moment}`,
  sendNow: 'Send now',
  connecting: 'Connecting',
  said: {
    allReceived: 'Everything has been received',
    offline: (count: number) => `Offline; ${count} saved on this phone`,
    attention: (count: number) => (count === 1 ? '1 record needs attention' : `${count} records need attention`),
  },
  check: {
    title: 'Compare with the server',
    hint: 'Checks that this phone has the same records as the server. Differences are downloaded again; unsent records are not touched.',
    run: 'Compare now',
    running: 'Comparing',
    never: 'Not compared yet',
    same: 'Compared: no differences',
    healed: (count: number) =>
      count === 1 ? '1 difference found and downloaded again' : `${count} differences found and downloaded again`,
    differs: 'There are still differences. They will be compared again later. No unsent record is lost.',
    at: (moment: string) => `Last compared: ${moment}`,
    offline: 'The server cannot be reached. Compare again when you are online. No record is lost.',
    later: 'This phone is sending or receiving. Compare again in a moment.',
  },
};
