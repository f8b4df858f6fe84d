import { Decrypter, Encrypter } from 'age-encryption';
import { ok } from '../../../domain/kernel/result.ts';
import { checkAgeFile, sealedSize } from '../../../domain/tips/age-file.ts';
import { pad, unpad } from '../../../domain/tips/padding.ts';
import type { Bytes } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { isIdentity, isRecipient } from './identity.ts';
import { collect, inParts } from './parts.ts';

/**
 * Pads content and encrypts it as an age file to exactly one hybrid recipient. No other number or type of recipients is
 * possible.
 * @param classes sizes to pad to; larger content fails with `too_long`
 */
export async function sealTo(recipient: string, content: Uint8Array, classes: readonly number[]): Sealing<Bytes> {
  if (!isRecipient(recipient)) return fail('no_recipients');
  const plain = pad(content, classes);
  if (!plain) return fail('too_long');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  try {
    const file = await collect(await encrypter.encrypt(inParts(plain)), sealedSize(plain.length));
    return file && checkAgeFile(file, classes).ok ? ok(file) : fail('no_recipients');
  } catch {
    // The text has the right form but is not a valid key.
    return fail('no_recipients');
  }
}

/** Opens a file made by `sealTo`, and refuses any other file. */
export async function openWith(identity: string, file: Uint8Array, classes: readonly number[]): Sealing<Bytes> {
  const checked = checkAgeFile(file, classes);
  if (!checked.ok || !isIdentity(identity)) return fail('cannot_open');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const plain = await collect(await decrypter.decrypt(inParts(file)), checked.value.plain);
    const content = plain && unpad(plain);
    return content ? ok(content) : fail('cannot_open');
  } catch {
    // A file for someone else, or an altered one.
    return fail('cannot_open');
  }
}
