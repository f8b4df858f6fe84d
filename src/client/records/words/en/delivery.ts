import type { Words } from '../../../words/area.ts';
import type { delivery as zh } from '../zh/delivery.ts';

export const delivery: Words<typeof zh> = {
  next: {
    offline: 'The phone has no network. They are sent by themselves when there is one.',
    unreachable: 'The server is out of reach. They are sent by themselves as soon as it is there.',
    unreachableUntil: (time: string) =>
      `The server is out of reach. They are sent as soon as it is there; the next try is at ${time} at the latest.`,
    internal: 'Something went wrong in the app. It tries again by itself; if that goes on, please update the app.',
    foreign:
      'This network does not lead to the server; you may have to sign in to the Wi-Fi. They are sent as soon as it does.',
    busy: 'The server is busy. They are sent again by themselves soon.',
    busyUntil: (time: string) => `The server is busy. They are sent again by themselves at ${time}.`,
    soon: 'They are sent at once.',
    sending: 'Being sent.',
    progress: (done: number, total: number) => `Being sent: ${done} of ${total} are through.`,
    waits: (time: string) => `They are sent again by themselves at ${time}.`,
    done: 'Everything was received.',
  },
  contact: (moment: string) => `Last reached the server: ${moment}`,
  neverContact: 'The server was never reached yet',
  receipt: (moment: string) => `Received by the server ${moment}`,
  receiptLabel: 'Received by the server',
  sendNow: 'Send now',
  connecting: 'Connecting',
  said: {
    allReceived: 'Everything was received',
    offline: (count: number) => `No network; ${count} saved on this phone`,
    attention: (count: number) => (count === 1 ? '1 record needs you' : `${count} records need you`),
  },
  check: {
    title: 'Compare with the server',
    hint: 'Checks that this phone holds what the server holds. What differs is downloaded anew; unsent records are not touched.',
    run: 'Compare now',
    running: 'Comparing',
    never: 'Not compared yet',
    same: 'Compared: all the same',
    healed: (count: number) =>
      count === 1 ? '1 difference found and downloaded anew' : `${count} differences found and downloaded anew`,
    differs: 'Something differs still and is compared again later. Unsent records are all here.',
    at: (moment: string) => `Last compared: ${moment}`,
    offline: 'The server is out of reach. Compare again when there is a network. Your records are all here.',
    later: 'This phone is busy sending or receiving. Compare again in a moment.',
  },
};
