import * as v from 'valibot';
import { ok } from '../../../domain/kernel/result.ts';
import { openWith, sealTo } from './age.ts';
import { fromBase64, toBase64, utf8 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';

/** Seals a value's JSON; the file in Base64. */
export async function sealJson(recipient: string, value: unknown, classes: readonly number[]): Sealing<string> {
  const file = await sealTo(recipient, utf8(JSON.stringify(value)), classes);
  return file.ok ? ok(toBase64(file.value)) : file;
}

/** Opens such a file. Who sealed it may mean ill: what is not exactly of the schema is refused. */
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

/** @returns undefined for what is no JSON in UTF-8: no schema takes it */
export function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
