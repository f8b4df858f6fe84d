import decodeQR from 'qr/decode.js';

/** A picture as a canvas returns it. */
type Picture = Parameters<typeof decodeQR>[0];

/** Reads the QR code in a picture; undefined if there is none that can be read. */
export function decode(picture: Picture): string | undefined {
  try {
    return decodeQR(picture) || undefined;
  } catch {
    // The reader throws for every picture without a code.
    return undefined;
  }
}
