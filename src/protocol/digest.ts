import * as v from 'valibot';
import { MAX_SCOPES } from './limits.ts';
import { IdSchema, ScopeSchema, SeqSchema, TimeSchema } from './primitives.ts';
import type { WireRecord } from './pull.ts';

/** Where the phone stands; only scopes in which nothing has happened since are compared. */
export const DigestRequest = v.object({
  epoch: IdSchema,
  cursors: v.pipe(
    v.record(ScopeSchema, SeqSchema),
    v.check((c) => Object.keys(c).length <= MAX_SCOPES, 'scopes'),
  ),
});
export type DigestRequest = v.InferOutput<typeof DigestRequest>;

const ScopeDigest = v.object({
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Of all records' lines in the order of their ids: the first 16 bytes of SHA-256 (FIPS 180-4) as hex. */
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
});
export type ScopeDigest = v.InferOutput<typeof ScopeDigest>;

export const DigestResponse = v.object({
  time: TimeSchema,
  epoch: IdSchema,
  /** Without the scopes that may not be held, and those in which something is new. */
  scopes: v.record(ScopeSchema, ScopeDigest),
});
export type DigestResponse = v.InferOutput<typeof DigestResponse>;

/** Bytes of SHA-256 that make a digest. */
export const DIGEST_BYTES = 16;

/** A number as PostgreSQL writes it: never with an exponent. */
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

/** Shorter keys first, then by their bytes, as `jsonb` keeps them. Keys are field names: ASCII. */
const byKey = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

/** A JSON value as PostgreSQL's `jsonb` prints it, so that both sides digest the same text. */
export function jsonbText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => byKey(a, b));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}: ${jsonbText(each)}`).join(', ')}}`;
}

/** All that a record says, on one line. The server writes the same in SQL: `src/server/sync/digest.ts`. */
export const digestLine = ({ id, kind, author, clock, fields, clocks, conflicts }: WireRecord): string =>
  [id, kind, author, clock, jsonbText(fields), jsonbText(clocks ?? {}), conflicts ? jsonbText(conflicts) : ''].join(
    ' ',
  );
