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

/** Returns the reader of a one-line text field. Notes of several lines are stored as typed. */
const readerOf = (spec: FieldSpec): Reader | undefined =>
  spec.type === 'text' && !spec.lines ? readers[spec.reads ?? 'line'] : undefined;

/** Lists the fields of a kind that have a reader. */
export const fieldsRead = (kind: KindName): readonly string[] =>
  Object.entries(kindOf(kind).fields).flatMap(([field, spec]) => (readerOf(spec) ? [field] : []));

/**
 * Normalizes a record's text fields as the forms do. Older releases send texts as typed: they are corrected, not
 * refused.
 */
export function readFields<F extends Readonly<Record<string, FieldValue>>>(kind: KindName, fields: F): F {
  const specs = kindOf(kind).fields;
  let read: Record<string, FieldValue> | undefined;
  for (const field in specs) {
    const value = fields[field];
    const spec = specs[field];
    const text = typeof value === 'string' && spec ? readerOf(spec)?.(value) : undefined;
    // Composition can lengthen a text; a text that met the limit as typed must not be refused for that.
    if (text !== undefined && text !== value && text.length <= String(value).length) read = { ...read, [field]: text };
  }
  return read ? { ...fields, ...read } : fields;
}
