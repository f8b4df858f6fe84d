import * as v from 'valibot';
import { type FailureCode, failureCodes } from '../../domain/kernel/failure.ts';
import { MAX_PUSH_CHANGES, MAX_SEEN } from '../kernel/limits.ts';
import { ClockSchema, FieldsSchema, IdSchema, listOf, SeqSchema, TimeSchema } from '../kernel/primitives.ts';

/** A change. `record` is omitted by the change that creates its record, `base` when no field had a value. */
export const WireChange = v.object({
  id: IdSchema,
  seq: v.pipe(SeqSchema, v.minValue(1)),
  record: v.exactOptional(IdSchema),
  kind: v.pipe(v.string(), v.maxLength(40)),
  schema: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  clock: ClockSchema,
  base: v.exactOptional(v.record(v.string(), v.pipe(v.array(ClockSchema), v.maxLength(MAX_SEEN)))),
  fields: FieldsSchema,
});
export type WireChange = v.InferOutput<typeof WireChange>;

/** The envelope of a push. Its changes are parsed one by one, so that an invalid one never fails the others. */
export const PushRequest = v.object({
  device: IdSchema,
  changes: listOf(MAX_PUSH_CHANGES),
  /** Asks for an answer that leaves out the results that are `ok`. */
  brief: v.exactOptional(v.fallback(v.boolean(), false)),
});
export interface PushRequest {
  readonly device: string;
  readonly changes: readonly WireChange[];
  readonly brief?: boolean;
}

/**
 * The outcome of a change. `ok`, `duplicate` and `conflict` are receipts. `rejected` and `forbidden` go to 需要处理 with a
 * code. After `retry` the phone sends the same id again later.
 */
export const outcomes = ['ok', 'duplicate', 'conflict', 'rejected', 'forbidden', 'retry'] as const;
export type Outcome = (typeof outcomes)[number];

/** Tells whether an outcome is a receipt: the server has stored the change for good. */
export const isReceipt = (outcome: Outcome): boolean =>
  outcome === 'ok' || outcome === 'duplicate' || outcome === 'conflict';

const WordSchema = v.pipe(v.string(), v.maxLength(60));
const isOutcome = (word: string): word is Outcome => outcomes.some((known) => known === word);
const isFailureCode = (word: string): word is FailureCode => failureCodes.some((known) => known === word);

/** Code of a refused change in 需要处理: the server's, `unknown` for a later release's, or the phone's own. */
export type RefusalCode = FailureCode | 'unknown' | 'too_many_bytes';

/**
 * The result of a change as a phone reads it. An unknown outcome becomes `retry`; an unknown code becomes `unknown`,
 * with the original in `raw`.
 */
export const PushResult = v.pipe(
  v.object({
    /** The change's id, or its index in the batch if the id could not be read. */
    id: v.union([IdSchema, v.number()]),
    outcome: WordSchema,
    code: v.exactOptional(WordSchema),
    field: v.exactOptional(v.string()),
    limit: v.exactOptional(v.fallback(v.union([v.number(), v.string()]), '')),
    target: v.exactOptional(WordSchema),
  }),
  v.transform(({ outcome, code, ...rest }): ReadPushResult => {
    if (!isOutcome(outcome)) return { ...rest, outcome: 'retry', code: 'unknown', raw: outcome };
    if (code === undefined) return { ...rest, outcome };
    return isFailureCode(code) ? { ...rest, outcome, code } : { ...rest, outcome, code: 'unknown', raw: code };
  }),
);
export interface PushResult {
  readonly id: string | number;
  readonly outcome: Outcome;
  readonly code?: FailureCode;
  readonly field?: string;
  readonly limit?: number | string;
  readonly target?: string;
}
/** The result as a phone reads it. */
export interface ReadPushResult extends Omit<PushResult, 'code'> {
  readonly code?: FailureCode | 'unknown';
  readonly raw?: string;
}

export const PushResponse = v.object({
  time: TimeSchema,
  epoch: IdSchema,
  head: SeqSchema,
  received: SeqSchema,
  results: v.array(PushResult),
  /** Outcome of the changes that `results` omits. If absent, they have no result. */
  unlisted: v.exactOptional(v.literal('ok')),
});
export interface PushResponse extends Omit<ReadPushResponse, 'results'> {
  readonly results: PushResult[];
}
/** The response as a phone reads it. */
export type ReadPushResponse = v.InferOutput<typeof PushResponse>;

/**
 * Omits the results that are `ok`: usually all, and their ids do not compress (18 bytes each).
 * @param count number of changes in the batch; a response without a result for each stays as it is, since a gap would
 * read as `ok`
 */
export function abridge(answer: PushResponse, count: number): PushResponse {
  if (answer.results.length !== count) return answer;
  return { ...answer, results: answer.results.filter(({ outcome }) => outcome !== 'ok'), unlisted: 'ok' };
}

/** Returns the results by the id of their change. A result may name its change by the index in the batch. */
export const resultsById = <I>(
  ids: readonly I[],
  { results }: Pick<ReadPushResponse, 'results'>,
): ReadonlyMap<I | string | undefined, ReadPushResult> =>
  new Map(results.map((result) => [typeof result.id === 'number' ? ids[result.id] : result.id, result]));

/** Restores the results that the response to these changes omits. */
export function complete(
  { unlisted, ...answer }: ReadPushResponse,
  changes: readonly Pick<WireChange, 'id'>[],
): ReadPushResponse {
  if (unlisted === undefined) return answer;
  const ids = changes.map(({ id }) => id);
  const listed = resultsById(ids, answer);
  return { ...answer, results: ids.map((id) => listed.get(id) ?? { id, outcome: unlisted }) };
}
