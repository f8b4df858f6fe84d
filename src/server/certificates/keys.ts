import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { type Signed, signedBytes } from '../../domain/certificates/code.ts';
import type { KeysResponse } from '../../protocol/certificates/certificates.ts';
import type { ServerContext } from '../platform/context.ts';

/** The beginning of an Ed25519 private key in PKCS #8 (RFC 8410), before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

function privateKeyOf(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'qingyuan certificate 1', SEED_BYTES));
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-SEED_BYTES);

/** Signs certificates by the present key, named by its number. */
export interface Signer {
  readonly key: number;
  readonly sign: (of: Omit<Signed, 'key'>) => Buffer;
}

/**
 * Returns the district's signer. Its key derives from the district's secret; if that has changed, the new key gets the
 * next number, and former public keys stay. Call it in a transaction that lets no other one issue.
 */
export async function signerOf({ db, district, now }: ServerContext, secret: string): Promise<Signer> {
  const privateKey = privateKeyOf(secret);
  const bytes = publicBytes(privateKey);
  const keys = await db
    .selectFrom('certificate_key')
    .where('district', '=', district)
    .select(['id', 'public_key'])
    .orderBy('id', 'desc')
    .execute();
  const known = keys.find(({ public_key }) => public_key.equals(bytes));
  const key = known?.id ?? (keys[0]?.id ?? 0) + 1;
  if (!known)
    await db
      .insertInto('certificate_key')
      .values({ district, id: key, public_key: bytes, made_at: new Date(now()) })
      .execute();
  return { key, sign: (of) => sign(null, signedBytes({ ...of, key }), privateKey) };
}

/** Lists the public keys, former ones too. */
export async function publicKeys({ db, district }: ServerContext): Promise<KeysResponse> {
  const rows = await db
    .selectFrom('certificate_key')
    .where('district', '=', district)
    .select(['id', 'public_key'])
    .orderBy('id')
    .execute();
  return { keys: rows.map(({ id, public_key }) => ({ id, key: public_key.toString('base64') })) };
}
