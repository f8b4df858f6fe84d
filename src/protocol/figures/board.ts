import * as v from 'valibot';
import { isDay } from '../../domain/kernel/day.ts';
import { occasions } from '../../domain/records/kinds/campaign.ts';
import { figureNames } from '../../domain/records/kinds/index.ts';
import { ClockSchema, FieldsSchema, IdSchema, listOfKnown, SeqSchema, TimeSchema } from '../kernel/primitives.ts';
import { KindSchema, WireRecord } from '../sync/pull.ts';

export const DaySchema = v.pipe(
  v.string(),
  v.check((text) => isDay(text), 'day'),
);
export const FigureSchema = v.picklist(figureNames as [(typeof figureNames)[number]]);

/** In a filter: the records without a town, squad, place, campaign or occasion. */
export const NONE = 'none';

const IdOrNone = v.union([v.literal(NONE), IdSchema]);
const OccasionSchema = v.picklist(occasions);
const OccasionOrNone = v.union([v.literal(NONE), OccasionSchema]);

/** The board's URL parameters. Both days are included. */
export const BoardQuery = v.pipe(
  v.object({
    from: DaySchema,
    to: DaySchema,
    town: v.exactOptional(IdSchema),
    squad: v.exactOptional(IdSchema),
    campaign: v.exactOptional(IdOrNone),
    occasion: v.exactOptional(OccasionOrNone),
  }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type BoardQuery = v.InferOutput<typeof BoardQuery>;

/** Counts records of field work with a place. Coverage and missing places are computed from it. */
export const ALL_RECORDS = 'record';

const EvidenceFigureSchema = v.picklist([...figureNames, ALL_RECORDS]);
export type EvidenceFigure = v.InferOutput<typeof EvidenceFigureSchema>;

const amountsOf = <const Schema extends typeof FigureSchema | typeof EvidenceFigureSchema>(figure: Schema) =>
  v.object({
    figure,
    /** Verified and unverified amounts that count. */
    reported: v.number(),
    /** The part of `reported` that was verified. */
    verified: v.number(),
    records: v.number(),
  });
const Amounts = amountsOf(FigureSchema);
export type Amounts = v.InferOutput<typeof Amounts>;
const EvidenceTotal = amountsOf(EvidenceFigureSchema);
export type EvidenceTotal = v.InferOutput<typeof EvidenceTotal>;

/** Figures of a town, squad or campaign; `id` is null for records without one. */
const Group = v.object({ id: v.nullable(IdSchema), name: v.nullable(v.string()), figures: listOfKnown(Amounts) });

export const BoardResponse = v.object({
  time: TimeSchema,
  head: SeqSchema,
  figures: listOfKnown(Amounts),
  towns: v.array(Group),
  squads: v.array(Group),
  /** Absent from older servers. */
  campaigns: v.optional(v.array(Group), []),
  /** Figures by the yearly occasion of the campaigns, null for none; absent from older servers. */
  occasions: v.optional(
    listOfKnown(v.object({ occasion: v.nullable(OccasionSchema), figures: listOfKnown(Amounts) })),
    [],
  ),
  /** An entry for each month of the period, as YYYY-MM. */
  months: v.array(v.object({ month: v.string(), figures: listOfKnown(Amounts) })),
  /** Villages by town, with the number of records that name them or a place within. */
  coverage: v.array(
    v.object({
      village: IdSchema,
      name: v.string(),
      town: v.nullable(IdSchema),
      records: v.number(),
      verified: v.number(),
      /** As the register has them now; absent from older servers. */
      households: v.optional(v.nullable(v.number()), null),
      population: v.optional(v.nullable(v.number()), null),
    }),
  ),
  /** Venues by type, with the number that a record names; absent from older servers. */
  venues: v.optional(v.array(v.object({ type: v.string(), places: v.number(), reached: v.number() })), []),
  /**
   * Households that signed the pledge, of those of the register; absent from older servers. `unlisted` are villages with
   * signings whose households are unknown.
   */
  pledged: v.optional(v.object({ households: v.number(), of: v.number(), unlisted: v.number() })),
  /**
   * Answers in awareness surveys of the public by village, `place` null without one; absent from older servers.
   */
  surveys: v.optional(v.array(v.object({ place: v.nullable(IdSchema), asked: v.number(), passed: v.number() })), []),
  /** Number of records without a place. They do not count as coverage. */
  placeMissing: v.number(),
  /** Records with an unsure date, which count nowhere: of any period, newest first, limited to one page. */
  unsureDates: v.object({
    count: v.number(),
    rows: listOfKnown(
      v.object({
        record: IdSchema,
        kind: KindSchema,
        day: DaySchema,
        /** Time at which the server received it first. */
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
    /** A place with all places within it. */
    place: v.exactOptional(IdOrNone),
    campaign: v.exactOptional(IdOrNone),
    occasion: v.exactOptional(OccasionOrNone),
    verified: v.exactOptional(v.picklist(['yes', 'no'])),
    /** A choice in a field, as `field:choice`; `field:` for records without one. */
    choice: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}:[a-zA-Z]{0,40}$/))),
    after: v.exactOptional(v.pipe(v.string(), v.maxLength(80))),
    /** Asks for pages of 1,000 records, for a file; older servers give the usual ones. */
    pages: v.exactOptional(v.literal('long')),
  }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type EvidenceQuery = v.InferOutput<typeof EvidenceQuery>;

/** The file and row of a table of past years from which a record was imported. */
const ImportedSchema = v.object({ file: v.string(), row: v.number() });
export type ImportedFrom = v.InferOutput<typeof ImportedSchema>;

/** A page of the records behind a figure, newest day first. */
export const EvidenceResponse = v.object({
  total: EvidenceTotal,
  rows: listOfKnown(
    v.object({
      record: IdSchema,
      kind: KindSchema,
      day: DaySchema,
      /** The record's values without notes and photos. */
      fields: FieldsSchema,
      quantity: v.number(),
      verified: v.boolean(),
      backEntry: v.boolean(),
      /** Absent for what a person entered, and from older servers. */
      imported: v.exactOptional(ImportedSchema),
      place: v.nullable(IdSchema),
      placeName: v.nullable(v.string()),
      squadName: v.nullable(v.string()),
      memberName: v.nullable(v.string()),
      /** Names of the records that the fields refer to; absent from older servers. */
      names: v.exactOptional(v.record(IdSchema, v.string())),
      /** For apps that do not know `names`. */
      materialName: v.nullable(v.string()),
    }),
  ),
  /** The value of `after` for the next page; null on the last. */
  next: v.nullable(v.string()),
});
export type EvidenceResponse = v.InferOutput<typeof EvidenceResponse>;

/** A record with its history. */
export const RecordResponse = v.object({
  record: WireRecord,
  status: v.picklist(['reported', 'verified', 'returned']),
  backEntry: v.boolean(),
  imported: v.exactOptional(ImportedSchema),
  contributions: listOfKnown(v.object({ figure: FigureSchema, quantity: v.number() })),
  /** Names of the records that the record or its history refers to. */
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
