import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';

/** A month, as YYYY-MM. */
const MonthSchema = v.pipe(v.string(), v.regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/));

export const PresenceQuery = v.object({ month: MonthSchema });
export type PresenceQuery = v.InferOutput<typeof PresenceQuery>;

const Name = v.nullable(v.string());

/** An entry of presence made afterwards. Names are null where nobody has one. */
export const LaterEntry = v.object({
  claim: IdSchema,
  event: IdSchema,
  title: Name,
  day: v.string(),
  member: Name,
  squad: Name,
  /** The member who entered it, and the time of the server's receipt. */
  by: Name,
  at: TimeSchema,
  reason: v.nullable(v.string()),
  minutes: v.number(),
  /** Entries of the same event by the same person in the month. */
  together: v.number(),
  /** `accepted`, `waiting`, `asked`, `declined`. */
  state: v.string(),
  ruledBy: Name,
});
export type LaterEntry = v.InferOutput<typeof LaterEntry>;

/** A member's day with more service than somebody should believe unasked. */
const LongDay = v.object({ member: IdSchema, name: Name, day: v.string(), minutes: v.number() });

/** The entries that the server received in a month, and the long days in it. */
export const DeskPresence = v.object({ entries: v.array(LaterEntry), longDays: v.array(LongDay) });
export type DeskPresence = v.InferOutput<typeof DeskPresence>;
