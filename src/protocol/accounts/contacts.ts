import * as v from 'valibot';
import { isDay } from '../../domain/kernel/day.ts';
import { IdSchema } from '../kernel/primitives.ts';

const DayOrNull = v.nullable(
  v.pipe(
    v.string(),
    v.check((text) => isDay(text), 'day'),
  ),
);

/** The members in somebody's charge: when they joined, and the day of their phone's last exchange. No hour is told. */
export const ContactList = v.object({
  members: v.array(v.object({ member: IdSchema, joined: DayOrNull, contact: DayOrNull })),
});
export type ContactList = v.InferOutput<typeof ContactList>;
