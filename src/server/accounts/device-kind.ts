import { type DeviceKind, deviceKinds } from '../../protocol/accounts/accounts.ts';

/** A word from the database as one of `deviceKinds`. */
export const readDeviceKind = (word: string): DeviceKind => deviceKinds.find((kind) => kind === word) ?? 'unknown';

/** In the order in which they are looked for: an Android phone calls itself Linux too, an iPhone like Mac OS X. */
const signs: readonly (readonly [RegExp, DeviceKind])[] = [
  [/HarmonyOS|OpenHarmony/i, 'harmony'],
  [/Android/i, 'android'],
  [/iPhone|iPod/i, 'iphone'],
  [/iPad/i, 'ipad'],
  [/Windows/i, 'windows'],
  [/Macintosh|Mac OS X/i, 'mac'],
  [/Linux|CrOS/i, 'linux'],
];

/** What a device is, in one word: enough for its owner to know it again. The rest of the header is not kept. */
export const deviceKindOf = (userAgent: string): DeviceKind =>
  signs.find(([sign]) => sign.test(userAgent))?.[1] ?? 'unknown';
