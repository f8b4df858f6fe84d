import * as v from 'valibot';
import { IdSchema } from '../kernel/primitives.ts';

/** An objection of the asking member to an hour, with its answer. */
export const OwnCorrection = v.object({
  ask: v.string(),
  /** The last day for an answer. */
  due: v.string(),
  /** `yes`, `no`; null while it is open. */
  outcome: v.nullable(v.string()),
  reply: v.nullable(v.string()),
  answeredBy: v.nullable(v.string()),
});
export type OwnCorrection = v.InferOutput<typeof OwnCorrection>;

/** A claim of the asking member, as the server judges it. Words are texts: a later server may know more of them. */
export const OwnClaim = v.object({
  claim: IdSchema,
  event: IdSchema,
  /** Null while the event has not arrived. */
  title: v.nullable(v.string()),
  day: v.string(),
  way: v.string(),
  /** `accepted`, `waiting`, `asked`, `declined`. */
  state: v.string(),
  /** For `asked`: the question. */
  why: v.nullable(v.string()),
  /** Minutes of service that it is credited with; 0 before the event is closed. */
  minutes: v.number(),
  /** Names of who entered it, if not the member, and of who ruled on it with what reason. */
  enteredBy: v.nullable(v.string()),
  ruledBy: v.nullable(v.string()),
  because: v.nullable(v.string()),
  corrections: v.array(OwnCorrection),
});
export type OwnClaim = v.InferOutput<typeof OwnClaim>;

/** The asking member's presence in a year, newest first. */
export const OwnPresence = v.object({ year: v.number(), claims: v.array(OwnClaim) });
export type OwnPresence = v.InferOutput<typeof OwnPresence>;
