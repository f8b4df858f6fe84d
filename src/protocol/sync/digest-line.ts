import type { WireRecord } from './pull.ts';

/** Formats a number as PostgreSQL does: without an exponent. */
function numberText(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? [];
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return (
    sign + (point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}

/** Sorts keys as `jsonb` does: by length, then by bytes. Keys are field names, hence ASCII. */
const byKey = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

/** Formats a JSON value as `jsonb` does, so that phone and server digest the same text. */
export function jsonbText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => byKey(a, b));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}: ${jsonbText(each)}`).join(', ')}}`;
}

/** Formats a record as one line. The server does the same in SQL: `src/server/sync/digest.ts`. */
export const digestLine = ({ id, kind, author, clock, fields, clocks, conflicts }: WireRecord): string =>
  [id, kind, author, clock, jsonbText(fields), jsonbText(clocks ?? {}), conflicts ? jsonbText(conflicts) : ''].join(
    ' ',
  );
