import * as v from 'valibot';
import { MAX_SCOPES } from '../kernel/limits.ts';
import { AnyScopeSchema, IdSchema, ScopeSchema, SeqSchema, TimeSchema } from '../kernel/primitives.ts';

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
  scopes: v.record(AnyScopeSchema, ScopeDigest),
});
export type DigestResponse = v.InferOutput<typeof DigestResponse>;

/** Bytes of SHA-256 that make a digest. */
export const DIGEST_BYTES = 16;
