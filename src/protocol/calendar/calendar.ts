import * as v from 'valibot';
import { TimeSchema } from '../kernel/primitives.ts';

/*
 * GET    /api/calendar-key       whether the member has an address for a calendar, and since when
 * POST   /api/calendar-key       makes one, or a new one instead; only this answer contains it
 * DELETE /api/calendar-key       ends it
 * GET    /api/calendar.ics?key=  the member's planned events as a calendar file, without a session
 */

export const CalendarState = v.object({ since: v.nullable(TimeSchema) });
export type CalendarState = v.InferOutput<typeof CalendarState>;

export const CalendarAddress = v.object({ address: v.string() });
export type CalendarAddress = v.InferOutput<typeof CalendarAddress>;

/** The address's key: 256 random bits. */
export const CalendarQuery = v.object({ key: v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'key')) });
