import * as v from 'valibot';
import { MAX_SCOPES } from '../kernel/limits.ts';
import { AnyScopeSchema, IdSchema, ScopeSchema, SeqSchema, TimeSchema } from '../kernel/primitives.ts';

/** The phone's cursors. Only scopes without newer changes are compared. */
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
  /** Digest of all records' lines, ordered by id: the first 16 bytes of SHA-256 (FIPS 180-4) as hex. */
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
});
export type ScopeDigest = v.InferOutput<typeof ScopeDigest>;

export const DigestResponse = v.object({
  time: TimeSchema,
  epoch: IdSchema,
  /** Excludes scopes that the member may not read, and those with newer changes. */
  scopes: v.record(AnyScopeSchema, ScopeDigest),
});
export type DigestResponse = v.InferOutput<typeof DigestResponse>;

/** Length of a digest, in bytes. */
export const DIGEST_BYTES = 16;
