import * as v from 'valibot';
import { DaySchema } from '../figures/board.ts';
import { IdSchema, listOfKnown, TimeSchema } from '../kernel/primitives.ts';
import { KindSchema } from '../sync/pull.ts';

/** Both days are included. */
export const CoverageQuery = v.pipe(
  v.object({ from: DaySchema, to: DaySchema }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type CoverageQuery = v.InferOutput<typeof CoverageQuery>;

export const CoverageResponse = v.object({
  time: TimeSchema,
  /** The work of the period by kind, place, squad and growth stage; `day` is the last of it. */
  works: listOfKnown(
    v.object({
      kind: KindSchema,
      place: IdSchema,
      squad: v.nullable(IdSchema),
      stage: v.nullable(v.string()),
      day: DaySchema,
      records: v.number(),
    }),
  ),
  /** Records of the period without a place. They reach none. */
  placeless: v.number(),
  /** The tasks that are done, with the day of the work, whatever the period. */
  done: v.record(IdSchema, DaySchema),
});
export type CoverageResponse = v.InferOutput<typeof CoverageResponse>;
