/**
 * Random bytes from the browser. `crypto.randomUUID` is not used: addresses without https lack it, and Chrome has it from
 * 92, Safari from 15.4 on.
 */
export const randomBytes = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n));
