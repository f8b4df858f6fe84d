import { type DeviceKind, deviceKinds } from '../../protocol/accounts/accounts.ts';

/** Parses a stored word as one of `deviceKinds`. */
export const readDeviceKind = (word: string): DeviceKind => deviceKinds.find((kind) => kind === word) ?? 'unknown';

/** Patterns in the order of the search: an Android phone also says Linux, an iPhone also Mac OS X. */
const signs: readonly (readonly [RegExp, DeviceKind])[] = [
  [/HarmonyOS|OpenHarmony/i, 'harmony'],
  [/Android/i, 'android'],
  [/iPhone|iPod/i, 'iphone'],
  [/iPad/i, 'ipad'],
  [/Windows/i, 'windows'],
  [/Macintosh|Mac OS X/i, 'mac'],
  [/Linux|CrOS/i, 'linux'],
];

/**
 * Derives the kind of device from the User-Agent header. One word is enough for its owner to recognize it; the header
 * is not stored.
 */
export const deviceKindOf = (userAgent: string): DeviceKind =>
  signs.find(([sign]) => sign.test(userAgent))?.[1] ?? 'unknown';
