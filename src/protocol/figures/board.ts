import * as v from 'valibot';
import { isDay } from '../../domain/kernel/day.ts';
import { figureNames } from '../../domain/records/kinds/index.ts';
import { ClockSchema, FieldsSchema, IdSchema, listOfKnown, SeqSchema, TimeSchema } from '../kernel/primitives.ts';
import { KindSchema, WireRecord } from '../sync/pull.ts';

export const DaySchema = v.pipe(
  v.string(),
  v.check((text) => isDay(text), 'day'),
);
export const FigureSchema = v.picklist(figureNames as [(typeof figureNames)[number]]);

/** What the board is asked for, as URL parameters. Both days included. */
export const BoardQuery = v.pipe(
  v.object({
    from: DaySchema,
    to: DaySchema,
    town: v.exactOptional(IdSchema),
    squad: v.exactOptional(IdSchema),
  }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type BoardQuery = v.InferOutput<typeof BoardQuery>;

/** Names all field work that says where it was done, counted in records. Coverage and missing places come from it. */
export const ALL_RECORDS = 'record';

const EvidenceFigureSchema = v.picklist([...figureNames, ALL_RECORDS]);
export type EvidenceFigure = v.InferOutput<typeof EvidenceFigureSchema>;

/** Stands in a filter for the records that name no town, no squad or no place. */
export const NONE = 'none';

const IdOrNone = v.union([v.literal(NONE), IdSchema]);

const amountsOf = <const Schema extends typeof FigureSchema | typeof EvidenceFigureSchema>(figure: Schema) =>
  v.object({
    figure,
    /** All that stands, verified or not. */
    reported: v.number(),
    /** The part of `reported` that a leader or the office has verified. */
    verified: v.number(),
    records: v.number(),
  });
const Amounts = amountsOf(FigureSchema);
export type Amounts = v.InferOutput<typeof Amounts>;
const EvidenceTotal = amountsOf(EvidenceFigureSchema);
export type EvidenceTotal = v.InferOutput<typeof EvidenceTotal>;

/** `id` null: records without a town, or without a squad. */
const Group = v.object({ id: v.nullable(IdSchema), name: v.nullable(v.string()), figures: listOfKnown(Amounts) });

export const BoardResponse = v.object({
  time: TimeSchema,
  head: SeqSchema,
  figures: listOfKnown(Amounts),
  towns: v.array(Group),
  squads: v.array(Group),
  /** One entry a month of the period, as YYYY-MM. */
  months: v.array(v.object({ month: v.string(), figures: listOfKnown(Amounts) })),
  /** Villages by town, with the records that name them or a group, school or venue within. */
  coverage: v.array(
    v.object({
      village: IdSchema,
      name: v.string(),
      town: v.nullable(IdSchema),
      records: v.number(),
      verified: v.number(),
    }),
  ),
  /** Records that name no place: they never count as coverage. */
  placeMissing: v.number(),
  /** Records whose date is in question and so counts nowhere: of any period, the latest first, a page of them. */
  unsureDates: v.object({
    count: v.number(),
    rows: listOfKnown(
      v.object({
        record: IdSchema,
        kind: KindSchema,
        day: DaySchema,
        /** When the server heard of it first. */
        received: TimeSchema,
        memberName: v.nullable(v.string()),
      }),
    ),
  }),
});
export type BoardResponse = v.InferOutput<typeof BoardResponse>;

export const EvidenceQuery = v.pipe(
  v.object({
    figure: EvidenceFigureSchema,
    from: DaySchema,
    to: DaySchema,
    town: v.exactOptional(IdOrNone),
    squad: v.exactOptional(IdOrNone),
    /** A place with all that lies in it. */
    place: v.exactOptional(IdOrNone),
    verified: v.exactOptional(v.picklist(['yes', 'no'])),
    after: v.exactOptional(v.pipe(v.string(), v.maxLength(80))),
  }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type EvidenceQuery = v.InferOutput<typeof EvidenceQuery>;

/** The records behind a figure, newest day first, a page at a time. */
export const EvidenceResponse = v.object({
  total: EvidenceTotal,
  rows: listOfKnown(
    v.object({
      record: IdSchema,
      kind: KindSchema,
      day: DaySchema,
      /** What the record says in short: its values without notes and photos. */
      fields: FieldsSchema,
      quantity: v.number(),
      verified: v.boolean(),
      backEntry: v.boolean(),
      place: v.nullable(IdSchema),
      placeName: v.nullable(v.string()),
      squadName: v.nullable(v.string()),
      memberName: v.nullable(v.string()),
      /** Names of what the fields point to; absent from a server of before. */
      names: v.exactOptional(v.record(IdSchema, v.string())),
      /** For apps that do not read `names`. */
      materialName: v.nullable(v.string()),
    }),
  ),
  /** Pass as `after` for the next page; null on the last. */
  next: v.nullable(v.string()),
});
export type EvidenceResponse = v.InferOutput<typeof EvidenceResponse>;

/** One record with all that ever happened to it. */
export const RecordResponse = v.object({
  record: WireRecord,
  status: v.picklist(['reported', 'verified', 'returned']),
  backEntry: v.boolean(),
  contributions: listOfKnown(v.object({ figure: FigureSchema, quantity: v.number() })),
  /** Names of the people, places, squads and materials that the record or its history mention. */
  names: v.record(IdSchema, v.string()),
  history: listOfKnown(
    v.object({
      id: IdSchema,
      author: IdSchema,
      received: TimeSchema,
      clock: ClockSchema,
      fields: FieldsSchema,
    }),
  ),
});
export type RecordResponse = v.InferOutput<typeof RecordResponse>;
