import { hkdfSync } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * Derives a district's secret from the server's by HKDF-SHA256 (RFC 5869). Session cookies, relay files and proofs of
 * work use it. A district older than this derivation keeps the server's own, so that nobody is signed out.
 * @param server the secret in DATA_DIR
 */
export function districtSecret(
  server: string,
  { id, ownSecret }: { readonly id: string; readonly ownSecret: boolean },
): string {
  if (!ownSecret) return server;
  return Buffer.from(hkdfSync('sha256', server, '', `qingyuan district 1 ${id}`, SECRET_BYTES)).toString('base64url');
}
