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
/** Maximum number of JSON values in a file: its maximum of changes with all fields. */
const MOST_VALUES = 1_000_000;

/** Decrypts a file. @throws if the seal is broken */
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
 * Opens a relay file.
 * @param secret the district's
 * @returns `relay_unknown_key` if this server never issued the key; `relay_damaged` if the file was altered or has
 * content that no phone writes
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
    // Failures of decryption, gunzip and JSON all mean that these are not the bytes that a phone sealed.
    return err('relay_damaged');
  }
}
