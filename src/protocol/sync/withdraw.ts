import * as v from 'valibot';
import { MAX_PUSH_CHANGES } from '../kernel/limits.ts';
import { IdSchema } from '../kernel/primitives.ts';

/** Refused changes that were taken back on the phone, or mended under another id. */
export const WithdrawRequest = v.object({
  changes: v.pipe(v.array(IdSchema), v.maxLength(MAX_PUSH_CHANGES)),
});
export type WithdrawRequest = v.InferOutput<typeof WithdrawRequest>;

export const WithdrawResponse = v.object({
  /** Of these, what the server has after all: a copy was faster. The others it will not take any more. */
  here: v.array(IdSchema),
});
export type WithdrawResponse = v.InferOutput<typeof WithdrawResponse>;
