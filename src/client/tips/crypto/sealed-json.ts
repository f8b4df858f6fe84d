import * as v from 'valibot';
import { ok } from '../../../domain/kernel/result.ts';
import { openWith, sealTo } from './age.ts';
import { fromBase64, toBase64, utf8 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';

/**
 * Seals a value as JSON.
 * @returns an age file in Base64
 */
export async function sealJson(recipient: string, value: unknown, classes: readonly number[]): Sealing<string> {
  const file = await sealTo(recipient, utf8(JSON.stringify(value)), classes);
  return file.ok ? ok(toBase64(file.value)) : file;
}

/**
 * Opens a file made by `sealJson`. Its author may be hostile, so anything that does not match the schema is refused.
 */
export async function openJson<S extends v.GenericSchema>(
  identity: string,
  file: string,
  classes: readonly number[],
  schema: S,
): Sealing<v.InferOutput<S>> {
  const bytes = fromBase64(file);
  const content = bytes ? await openWith(identity, bytes, classes) : fail('cannot_open');
  if (!content.ok) return content;
  const read = v.safeParse(schema, parse(content.value));
  return read.success ? ok(read.output) : fail('cannot_open');
}

/** @returns undefined if the bytes are not JSON in UTF-8; no schema accepts that */
export function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
