/** A batch's code as it is printed: letters, digits and hyphens, 12 at most. */
const pattern = /^[A-Z0-9-]{1,12}$/;

/**
 * Reads a batch's code from an address such as `/l#26K3`.
 * @returns undefined if it is none
 */
export function readBatch(hash: string): string | undefined {
  const code = hash.replace(/^#/, '').toUpperCase();
  return pattern.test(code) ? code : undefined;
}

/**
 * Returns the address that a batch's QR code holds.
 * @param origin the district's own, such as `https://example.org`
 */
export const batchAddress = (origin: string, batch: string): string => `${origin}/l#${batch}`;
