import type { FieldSpec, FieldValue } from '../records/field.ts';
import { type KindName, kindOf } from '../records/kinds/index.ts';
import { readLine } from './characters.ts';
import { readCode, readPhone } from './code.ts';
import { readName, withoutFormula } from './name.ts';

type Reader = (text: string) => string;

const readers: Readonly<Record<'line' | 'name' | 'code' | 'phone', Reader>> = {
  line: readLine,
  name: (text) => withoutFormula(readName(text)),
  code: readCode,
  phone: readPhone,
};

/** How a text of a single line is read; notes of several lines stay as they were typed. */
const readerOf = (spec: FieldSpec): Reader | undefined =>
  spec.type === 'text' && !spec.lines ? readers[spec.reads ?? 'line'] : undefined;

/** The fields of a kind that a reader stands for. */
export const fieldsRead = (kind: KindName): readonly string[] =>
  Object.entries(kindOf(kind).fields).flatMap(([field, spec]) => (readerOf(spec) ? [field] : []));

/**
 * A record's fields with each text read as the forms read it. Phones with an older release send texts as they were
 * typed: those are mended here, not refused.
 */
export function readFields<F extends Readonly<Record<string, FieldValue>>>(kind: KindName, fields: F): F {
  const specs = kindOf(kind).fields;
  let read: Record<string, FieldValue> | undefined;
  for (const field in specs) {
    const value = fields[field];
    const spec = specs[field];
    const text = typeof value === 'string' && spec ? readerOf(spec)?.(value) : undefined;
    // Some characters grow when they are composed; a text that was short enough stays so.
    if (text !== undefined && text !== value && text.length <= String(value).length) read = { ...read, [field]: text };
  }
  return read ? { ...fields, ...read } : fields;
}
