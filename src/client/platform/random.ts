/** Returns random bytes. `crypto.randomUUID` needs https, and Chrome 92 or Safari 15.4. */
export const randomBytes = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n));
