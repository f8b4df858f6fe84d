import * as v from 'valibot';
import { listOfKnown } from '../kernel/primitives.ts';
import { KindSchema } from '../sync/pull.ts';
import { BoardQuery, FigureSchema } from './board.ts';

/** Asks for a figure of a period by the choices in its records' fields. */
export const FacetsQuery = v.intersect([BoardQuery, v.object({ figure: FigureSchema })]);
export type FacetsQuery = v.InferOutput<typeof FacetsQuery>;

/** The amounts of each choice; null for records without one. A field's choices add up to the figure. */
export const FacetsResponse = v.object({
  facets: listOfKnown(
    v.object({
      kind: KindSchema,
      field: v.string(),
      options: v.array(
        v.object({
          value: v.nullable(v.string()),
          reported: v.number(),
          verified: v.number(),
          records: v.number(),
        }),
      ),
    }),
  ),
});
export type FacetsResponse = v.InferOutput<typeof FacetsResponse>;
