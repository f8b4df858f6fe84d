import type { RandomBytes } from '../../domain/kernel/id.ts';

/** Returns random bytes. `crypto.randomUUID` needs https, and Chrome 92 or Safari 15.4. */
export const randomBytes = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n));

/** Returns a random number in [0, 1). */
export const fraction = (random: RandomBytes): number => random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
