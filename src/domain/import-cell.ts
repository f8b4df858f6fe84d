import { checkField } from './check-field.ts';
import type { Day } from './day.ts';
import { type FieldSpec, type FieldValue, isSameValue } from './field.ts';
import { type ImportIssue, shown } from './import-table.ts';
import type { FoldedRecord } from './record.ts';

/** Names are set with spaces so that two characters align with three (王　芳); between Chinese characters they mean nothing. */
const innerSpace = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
export const tidyName = (text: string): string => text.trim().replace(innerSpace, '').replace(/\s+/g, ' ');

/** Digits and letters typed in full width mean the same. */
export const tidyCode = (text: string): string => text.normalize('NFKC').trim();

/**
 * A name that a spreadsheet would take for a formula. It does no harm here, but the roster is exported again and opened
 * in one; no person and no place is called so.
 */
const formula = /^[=+\-@＝＋－＠]/;

/** Whole numbers as people type them: `1,024`, `１０２４`. Anything else stays text and is refused by its type. */
export function readCount(text: string): FieldValue {
  const plain = tidyCode(text).replaceAll(',', '');
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : text;
}

/** One cell against its field's spec. */
export function checkCell(
  row: number,
  column: string,
  spec: FieldSpec,
  value: FieldValue,
  text: string,
  today: Day,
): ImportIssue | undefined {
  const failure = checkField(column, spec, value, today);
  const code = failure?.code ?? (column === 'name' && formula.test(text) ? ('bad_text' as const) : undefined);
  return code && { row, column, ...(text === '' ? {} : { value: shown(text) }), code };
}

/** The fields whose value differs from the record's; an empty cell says nothing, it does not clear. */
export function difference(
  before: FoldedRecord | undefined,
  fields: Readonly<Record<string, FieldValue | undefined>>,
): Record<string, FieldValue> {
  const changed = Object.entries(fields).filter(
    (entry): entry is [string, FieldValue] =>
      entry[1] !== undefined && entry[1] !== '' && !isSameValue(entry[1], before?.fields[entry[0]] ?? undefined),
  );
  return Object.fromEntries(changed);
}
