import { Decrypter, Encrypter } from 'age-encryption';
import { ok } from '../../../domain/kernel/result.ts';
import { checkAgeFile, sealedSize } from '../../../domain/tips/age-file.ts';
import { pad, unpad } from '../../../domain/tips/padding.ts';
import type { Bytes } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { isIdentity, isRecipient } from './identity.ts';
import { collect, inParts } from './parts.ts';

/**
 * Pads and seals content as an age file to exactly one hybrid recipient. There is no way to name none, two, or another
 * kind.
 * @param classes to pad to; what fits into none is `too_long`
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
    // A text of the right form whose key is none.
    return fail('no_recipients');
  }
}

/** Opens what `sealTo` made, and nothing else. */
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
    // Another's file, or a changed one.
    return fail('cannot_open');
  }
}
