import type { FieldValue } from '../field.ts';
import type { KindName } from '../kinds/index.ts';
import { readLine } from './characters.ts';
import { readCode, readPhone } from './code.ts';
import { readName, withoutFormula } from './name.ts';

type Reader = (text: string) => string;

const name: Reader = (text) => withoutFormula(readName(text));

/** How each text of a single line is read; notes of several lines stay as they were typed. */
const readers: Readonly<Partial<Record<KindName, Readonly<Record<string, Reader>>>>> = {
  member: { name, number: readCode, phone: readPhone },
  squad: { name },
  place: { name },
  material: { name },
  event: { title: readLine },
  meeting: { topic: readLine },
  survey: { questions: readLine, passRule: readLine },
};

/** The fields of a kind that a reader stands for. */
export const fieldsRead = (kind: KindName): readonly string[] => Object.keys(readers[kind] ?? {});

/**
 * A record's fields with each text read as the forms read it. Phones with an older release send texts as they were
 * typed: those are mended here, not refused.
 */
export function readFields<F extends Readonly<Record<string, FieldValue>>>(kind: KindName, fields: F): F {
  const own = readers[kind];
  if (!own) return fields;
  const read: Record<string, FieldValue> = {};
  for (const field in own) {
    const value = fields[field];
    const text = typeof value === 'string' ? own[field]?.(value) : undefined;
    // Some characters grow when they are composed; a text that was short enough stays so.
    if (text !== undefined && text !== value && text.length <= String(value).length) read[field] = text;
  }
  return { ...fields, ...read };
}
