import * as v from 'valibot';
import { IdSchema } from '../kernel/primitives.ts';

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
});
export type OwnClaim = v.InferOutput<typeof OwnClaim>;

/** The asking member's presence in a year, newest first. */
export const OwnPresence = v.object({ year: v.number(), claims: v.array(OwnClaim) });
export type OwnPresence = v.InferOutput<typeof OwnPresence>;
