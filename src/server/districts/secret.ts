import { hkdfSync } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * The secret from which a district's keys come: session cookies, relay files, proofs of work. HKDF-SHA256 (RFC 5869) of
 * the server's. A district from before there were several goes on with the server's own, so that nobody is signed out.
 * @param server the secret in DATA_DIR
 */
export function districtSecret(
  server: string,
  { id, ownSecret }: { readonly id: string; readonly ownSecret: boolean },
): string {
  if (!ownSecret) return server;
  return Buffer.from(hkdfSync('sha256', server, '', `qingyuan district 1 ${id}`, SECRET_BYTES)).toString('base64url');
}
