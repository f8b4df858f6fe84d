import { createDecipheriv } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { MAX_RELAY_CONTENT_BYTES, SealedContent, type SealedFile, sealedWith } from '../../protocol/relay/relay.ts';
import { parseBounded, unpackedLimit } from '../platform/bounded-json.ts';
import { relayKey } from './relay-key.ts';

const inflate = promisify(gunzip);

const TAG_BYTES = 16;
/** Values in a file: as many changes as it may hold, with every field of theirs. */
const MOST_VALUES = 1_000_000;

/** @throws where the seal is broken */
function decrypt(file: SealedFile, key: Buffer): Buffer {
  const sealed = Buffer.from(file.sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(file.nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(sealedWith(file)));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/**
 * Opens a sealed file.
 * @param secret the server's
 * @returns `relay_unknown_key` when this server never gave out that key; `relay_damaged` when the file is not as it was
 * sealed, or holds what no phone puts into it
 */
export async function openSealed(
  secret: string,
  file: SealedFile,
): Promise<Result<SealedContent, 'relay_unknown_key' | 'relay_damaged'>> {
  const { id, key } = relayKey(secret, file);
  if (id !== file.key) return err('relay_unknown_key');
  try {
    const packed = decrypt(file, Buffer.from(key, 'base64'));
    const plain =
      file.packing === 'gzip'
        ? await inflate(packed, { maxOutputLength: unpackedLimit(packed.length, MAX_RELAY_CONTENT_BYTES) })
        : packed;
    const content = v.safeParse(SealedContent, parseBounded(plain, MOST_VALUES));
    return content.success ? ok(content.output) : err('relay_damaged');
  } catch {
    // Decryption, gunzip and JSON all say only that these are not the bytes that a phone sealed.
    return err('relay_damaged');
  }
}
