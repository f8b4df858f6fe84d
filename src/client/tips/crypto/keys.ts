import { Decrypter, Encrypter } from 'age-encryption';
import { ok } from '../../../domain/kernel/result.ts';
import type { Bytes } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { isIdentity, newIdentity, recipientOf } from './identity.ts';

export { recipientOf } from './identity.ts';

/** scrypt's N as a power of two, the default of age's own program: about a second on a laptop. */
const WORK_FACTOR = 18;

/** The start of an age passphrase file; the number is the work factor. */
const wrappedHeader = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n/;

/** Encrypts an identity with a passphrase. Passphrase files of age are used only here. */
export async function wrapIdentity(identity: string, passphrase: string, workFactor = WORK_FACTOR): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return new Uint8Array(await encrypter.encrypt(identity));
}

/** Makes a new officer's key. It leaves the device only encrypted. */
export async function makeOfficerKey(
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<{ readonly wrapped: Bytes; readonly recipient: string; readonly identity: string }> {
  const identity = await newIdentity();
  const wrapped = await wrapIdentity(identity, passphrase, workFactor);
  return { wrapped, recipient: await recipientOf(identity), identity };
}

/**
 * @returns the identity; `cannot_open` for a file that is not an encrypted key, or whose work factor is higher than
 * ever used
 */
export async function unlockKey(wrapped: Uint8Array, passphrase: string): Sealing<string> {
  const header = wrappedHeader.exec(String.fromCharCode(...wrapped.subarray(0, 100)));
  if (!header || Number(header[1]) > WORK_FACTOR) return fail('cannot_open');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const identity = await decrypter.decrypt(wrapped, 'text');
    return isIdentity(identity) ? ok(identity) : fail('cannot_open');
  } catch {
    return fail('wrong_passphrase');
  }
}
