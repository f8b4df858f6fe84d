import * as v from 'valibot';
import { listOfKnown } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/** Fields of a row of service, for the columns of another system's table. There is no identity card number. */
export const serviceFields = [
  ...(['number', 'name', 'squad', 'event', 'form', 'day', 'starts', 'ends', 'place'] as const),
  ...(['hours', 'minutes', 'ways', 'unit'] as const),
] as const;
export type ServiceField = (typeof serviceFields)[number];

/** More columns than any known form has. */
const MAX_COLUMNS = 30;

const head = v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(40));

/** A column of the exported table: the other system's heading, and our field below it. */
const Column = v.object({ field: v.picklist(serviceFields), head });
export type ServiceColumn = v.InferOutput<typeof Column>;

/** Saves which of our fields go under which headings, in order. None: back to our own headings. */
export const NewServiceColumns = v.object({ columns: v.pipe(v.array(Column), v.maxLength(MAX_COLUMNS)) });
export type NewServiceColumns = v.InferOutput<typeof NewServiceColumns>;

/** The saved columns; those of a later release are left out. */
export const ServiceColumns = v.object({ columns: listOfKnown(Column) });
export type ServiceColumns = v.InferOutput<typeof ServiceColumns>;

/** The service of one member at one event. */
export const ServiceRow = v.object({
  member: v.string(),
  number: v.nullable(v.string()),
  name: v.string(),
  squad: v.nullable(v.string()),
  event: v.string(),
  form: v.nullable(v.string()),
  day: v.string(),
  starts: v.nullable(v.string()),
  ends: v.nullable(v.string()),
  place: v.nullable(v.string()),
  minutes: v.number(),
  ways: v.array(v.string()),
  unit: v.string(),
});
export type ServiceRow = v.InferOutput<typeof ServiceRow>;

/** The service of all members in a period. `more`: there are more rows than one answer has. */
export const ServiceList = v.object({ rows: v.array(ServiceRow), more: v.boolean() });
export type ServiceList = v.InferOutput<typeof ServiceList>;
