import * as v from 'valibot';
import { MAX_CHUNK_ROWS } from '../../domain/history/chunk.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../../domain/history/mapping.ts';
import { type HistoryTarget, isHistoryTarget } from '../../domain/history/target.ts';
import { failureCodes } from '../../domain/kernel/failure.ts';
import { type FieldsSchema, IdSchema, listOfKnown, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/** Lines above a table's header, and blank ones among its rows. */
const MAX_LINE = MAX_ROWS * 2;

const HashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const LineSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_LINE));
const ShortText = v.pipe(StorableText, v.maxLength(200));

export const TargetSchema = v.custom<HistoryTarget>((value) => isHistoryTarget(value), 'target');

/** How the columns of a table are read, kept for the next table with the same heads. */
export const MappingSchema = v.object({
  target: TargetSchema,
  columns: v.pipe(v.array(v.pipe(StorableText, v.maxLength(80))), v.maxLength(MAX_COLUMNS)),
  constants: v.pipe(
    v.record(v.pipe(StorableText, v.maxLength(40)), ShortText),
    v.check((constants) => Object.keys(constants).length <= 20, 'constants'),
  ),
});

/** States of an import: rows are on their way; all are here; being undone; undone. */
export const historyStates = ['open', 'done', 'undoing', 'undone'] as const;

/** Begins an import, or goes on with one of the same table. */
export const BeginRequest = v.object({
  /** The file's name, for people. */
  file: v.pipe(StorableText, v.minLength(1), v.maxLength(200)),
  /** SHA-256 of the table's cells, by which the same table is recognized. */
  hash: HashSchema,
  /** SHA-256 of the heads of columns. */
  heads: HashSchema,
  mapping: MappingSchema,
  /** The table's last line. */
  lines: LineSchema,
  /** Rows that are left out because something is wrong with them. */
  leftOut: LineSchema,
});
export type BeginRequest = v.InferOutput<typeof BeginRequest>;

const Progress = { state: v.picklist(historyStates), taken: LineSchema };

/** `state` is `done` for a table that was imported before; nothing begins then. */
export const BeginResponse = v.object({ id: IdSchema, ...Progress });
export type BeginResponse = v.InferOutput<typeof BeginResponse>;

/** A record's fields as a table gives them. Their values are checked by the kind; none is a list or a review. */
const DraftFields: v.GenericSchema<unknown, v.InferOutput<typeof FieldsSchema>> = v.record(
  v.pipe(StorableText, v.maxLength(40)),
  v.union([StorableText, v.pipe(v.number(), v.finite()), v.boolean(), v.null()]),
);

/** Most drafts that one row can make. */
const PartSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_COLUMNS));

export const RowsRequest = v.pipe(
  v.object({
    /** The last row that the server has; its answer says where to go on if it has another. */
    after: LineSchema,
    upto: LineSchema,
    drafts: v.pipe(
      v.array(v.object({ row: LineSchema, part: PartSchema, fields: DraftFields })),
      v.maxLength(MAX_CHUNK_ROWS),
    ),
  }),
  v.check(({ after, upto, drafts }) => after <= upto && drafts.every(({ row }) => row > after && row <= upto), 'rows'),
);
export type RowsRequest = v.InferOutput<typeof RowsRequest>;

export const RowsResponse = v.object({
  ...Progress,
  /** Rows that the server refuses; then nothing of the chunk was taken. */
  refused: listOfKnown(
    v.object({
      row: v.number(),
      column: v.exactOptional(v.string()),
      code: v.fallback(v.picklist(failureCodes), 'malformed'),
      limit: v.exactOptional(v.union([v.number(), v.string()])),
    }),
  ),
});
export type RowsResponse = v.InferOutput<typeof RowsResponse>;

const Imported = v.object({
  id: IdSchema,
  file: v.string(),
  hash: v.string(),
  heads: v.string(),
  mapping: MappingSchema,
  ...Progress,
  lines: v.number(),
  leftOut: v.number(),
  /** Records that are there, and those of them that somebody edited, verified or sent back since. */
  records: v.number(),
  edited: v.number(),
  at: TimeSchema,
  memberName: v.nullable(v.string()),
});
export type Imported = v.InferOutput<typeof Imported>;

/** Earlier imports, the latest first. */
export const HistoryList = v.object({ rows: listOfKnown(Imported) });
export type HistoryList = v.InferOutput<typeof HistoryList>;

/** Most records that are listed as edited. */
export const MAX_EDITED = 200;

/** The records of an import that were edited since. */
export const EditedList = v.object({
  count: v.number(),
  rows: v.array(v.object({ record: IdSchema, row: v.number(), changes: v.number() })),
});
export type EditedList = v.InferOutput<typeof EditedList>;

/** Undoes an import. Records that were edited since stay unless `edited` is set. */
export const UndoRequest = v.object({ edited: v.boolean() });
export type UndoRequest = v.InferOutput<typeof UndoRequest>;

export const UndoResponse = v.object({ removed: v.number(), kept: v.number() });
export type UndoResponse = v.InferOutput<typeof UndoResponse>;
