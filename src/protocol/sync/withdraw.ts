import * as v from 'valibot';
import { MAX_PUSH_CHANGES } from '../kernel/limits.ts';
import { IdSchema } from '../kernel/primitives.ts';

/** Refused changes that the member withdrew or replaced. */
export const WithdrawRequest = v.object({
  changes: v.pipe(v.array(IdSchema), v.maxLength(MAX_PUSH_CHANGES)),
});
export type WithdrawRequest = v.InferOutput<typeof WithdrawRequest>;

export const WithdrawResponse = v.object({
  /** The changes that the server has stored already. It refuses the others from now on. */
  here: v.array(IdSchema),
});
export type WithdrawResponse = v.InferOutput<typeof WithdrawResponse>;
