import type { Day } from '../kernel/day.ts';
import { isName } from '../reading/name.ts';
import { readNumber } from '../reading/number.ts';
import { checkField } from '../records/check-field.ts';
import { type FieldSpec, type FieldValue, isSameValue } from '../records/field.ts';
import type { FoldedRecord } from '../records/record.ts';
import { type ImportIssue, shown } from './import-table.ts';

/** A whole number as people type it: `1,024`, `１０２４`, `320户`. Anything else stays text and is refused by its type. */
export function readCount(text: string, units: readonly string[]): FieldValue {
  const value = readNumber(text, units);
  return value !== undefined && Number.isInteger(value) ? value : text;
}

/** What a broken byte of the file has become. */
export const BROKEN = '\ufffd';

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
  const isBad = text.includes(BROKEN) || (column === 'name' && typeof value === 'string' && !isName(value));
  const code = failure?.code ?? (isBad ? ('bad_text' as const) : undefined);
  if (!code) return undefined;
  const limit = failure?.limit;
  return {
    row,
    column,
    ...(text === '' ? {} : { value: shown(text) }),
    code,
    ...(limit === undefined ? {} : { limit }),
  };
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
