import type { Day } from '../kernel/day.ts';
import type { Failure } from '../kernel/failure.ts';
import { isName } from '../reading/name.ts';
import { readNumber } from '../reading/number.ts';
import { checkField } from '../records/check-field.ts';
import { type FieldSpec, type FieldValue, isSameValue } from '../records/field.ts';
import type { FoldedRecord } from '../records/record.ts';
import { type ImportIssue, shown } from './import-table.ts';

/**
 * Parses a whole number as people type it: `1,024`, `１０２４`, `320户`. Other text is returned as it is and fails the
 * check.
 */
export function readCount(text: string, units: readonly string[]): FieldValue {
  const value = readNumber(text, units);
  return value !== undefined && Number.isInteger(value) ? value : text;
}

/** The replacement character that decoding puts in place of an invalid byte. */
export const BROKEN = '\ufffd';

/** Checks a cell against its field's spec. */
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
  const problem: Failure | undefined = failure ?? (isBad ? { code: 'bad_text' } : undefined);
  if (!problem) return undefined;
  const { field: _, ...rest } = problem;
  return { row, column, ...(text === '' ? {} : { value: shown(text) }), ...rest };
}

/** Returns the fields whose value differs from the record's. An empty cell does not clear a value. */
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
