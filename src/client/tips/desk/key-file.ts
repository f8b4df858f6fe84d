import * as v from 'valibot';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { IdSchema } from '../../../protocol/kernel/primitives.ts';
import { RecipientSchema } from '../../../protocol/tips/tip.ts';
import type { StoredKey } from './key-store.ts';

const FORMAT = 'qingyuan-tip-key';

const KeyFile = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  key: IdSchema,
  instance: v.string(),
  recipient: RecipientSchema,
  wrapped: v.pipe(v.string(), v.maxLength(20_000), v.base64()),
});

/** Why a file is not a key of this office. */
export type KeyFileFault = 'not_a_key' | 'other_office';

/** Writes a key file: the stored key, for another computer or a safe. Useless without the passphrase. */
export function writeKeyFile(key: StoredKey): string {
  const wrapped = btoa(String.fromCharCode(...new Uint8Array(key.wrapped)));
  const { id, instance, recipient } = key;
  return JSON.stringify({ format: FORMAT, version: 1, key: id, instance, recipient, wrapped }, null, 1);
}

export function readKeyFile(text: string, instance: string): Result<StoredKey, KeyFileFault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('not_a_key');
  }
  const read = v.safeParse(KeyFile, json);
  if (!read.success) return err('not_a_key');
  const { key: id, recipient, wrapped } = read.output;
  if (read.output.instance !== instance) return err('other_office');
  const bytes = Uint8Array.from(atob(wrapped), (c) => c.charCodeAt(0));
  return ok({ id, instance, recipient, wrapped: bytes.buffer });
}
