import * as v from 'valibot';
import { failureCodes } from '../domain/failure.ts';
import { MAX_PUSH_CHANGES, MAX_SEEN } from './limits.ts';
import { ClockSchema, FieldsSchema, IdSchema, listOf, SeqSchema, TimeSchema } from './primitives.ts';

/** One change. `record` is left out by the change that makes its record, `base` when nothing was there before. */
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

/**
 * The envelope is strict, its changes are parsed one by one: one bad change never fails the rest.
 */
export const PushRequest = v.object({
  device: IdSchema,
  changes: listOf(MAX_PUSH_CHANGES),
});
export interface PushRequest {
  readonly device: string;
  readonly changes: readonly WireChange[];
}

/**
 * What became of a change. `ok`, `duplicate` and `conflict` are receipts: the server has it for good. `rejected` and
 * `forbidden` go to 需要处理 with their code. `retry` is sent again later under the same id.
 */
export const outcomes = ['ok', 'duplicate', 'conflict', 'rejected', 'forbidden', 'retry'] as const;
export type Outcome = (typeof outcomes)[number];

export const PushResult = v.object({
  /** The change's id, or its place in the batch where the id itself could not be read. */
  id: v.union([IdSchema, v.number()]),
  outcome: v.picklist(outcomes),
  code: v.exactOptional(v.picklist(failureCodes)),
  field: v.exactOptional(v.string()),
  limit: v.exactOptional(v.union([v.number(), v.string()])),
});
export type PushResult = v.InferOutput<typeof PushResult>;

export const PushResponse = v.object({
  time: TimeSchema,
  epoch: IdSchema,
  head: SeqSchema,
  received: SeqSchema,
  results: v.array(PushResult),
});
export type PushResponse = v.InferOutput<typeof PushResponse>;
