import * as v from 'valibot';
import { type CheckCode, isCheckCode } from '../../domain/checks/question.ts';
import { DaySchema } from '../figures/board.ts';
import { FieldsSchema, IdSchema, listOfKnown, TimeSchema } from '../kernel/primitives.ts';
import { KindSchema } from '../sync/pull.ts';

/** Asks for the questions of a calendar year. */
export const ChecksQuery = v.object({ year: v.pipe(v.string(), v.regex(/^2\d{3}$/), v.transform(Number)) });
export type ChecksQuery = v.InferOutput<typeof ChecksQuery>;

/** A record that a question names, without notes, photos and people. */
const AskedRecord = v.object({ id: IdSchema, kind: KindSchema, day: v.nullable(DaySchema), fields: FieldsSchema });
export type AskedRecord = v.InferOutput<typeof AskedRecord>;

const AskedQuestion = v.object({
  code: v.custom<CheckCode>(isCheckCode, 'check'),
  subject: v.string(),
  version: v.string(),
  squad: v.nullable(IdSchema),
  values: v.record(v.string(), v.union([v.string(), v.number()])),
  records: listOfKnown(AskedRecord),
  count: v.number(),
  /** The latest answer to the question as it stands. */
  explanation: v.nullable(
    v.object({ answer: v.picklist(['fixed', 'true', 'unclear']), reason: v.string(), at: v.string() }),
  ),
});
export type AskedQuestion = v.InferOutput<typeof AskedQuestion>;

export const ChecksResponse = v.object({
  time: TimeSchema,
  year: v.number(),
  /** Without those of a rule that this release does not know. */
  questions: listOfKnown(AskedQuestion),
  /** True if a rule found more than it asks at once. */
  more: v.boolean(),
  /** True if a rule read a part of the records alone, since there are too many. */
  partial: v.optional(v.boolean(), false),
  /** Names of places, materials and squads, by id. */
  names: v.record(v.string(), v.string()),
});
export type ChecksResponse = v.InferOutput<typeof ChecksResponse>;
