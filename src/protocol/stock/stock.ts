import * as v from 'valibot';
import { readBatch } from '../../domain/stock/batch.ts';
import { DaySchema } from '../figures/board.ts';
import { IdSchema, listOfKnown, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/** An account as text, such as `office` or `squad/ID`. */
const Account = v.pipe(StorableText, v.maxLength(50));

/** Both days are included. */
export const StockQuery = v.pipe(
  v.object({ from: DaySchema, to: DaySchema }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type StockQuery = v.InferOutput<typeof StockQuery>;

/** The copies of one material over the period; `material` is null for leaflets that name none. */
const MaterialRow = v.object({
  material: v.nullable(IdSchema),
  /** Copies at the office, in squads and with members, before the period and at its end. */
  opening: v.number(),
  left: v.number(),
  /** Printed or supplied, less what went back. */
  entered: v.number(),
  distributed: v.number(),
  /** Lost, or missing by stocktakes; below 0 if more was found. */
  lost: v.number(),
  /** `openings`: how often the page behind the batch's QR code was opened. */
  batches: v.array(v.object({ batch: v.string(), entered: v.number(), distributed: v.number(), openings: v.number() })),
});
export type MaterialRow = v.InferOutput<typeof MaterialRow>;

/** An account's copies of a material at the period's end. */
const HoldingRow = v.object({
  account: Account,
  material: v.nullable(IdSchema),
  balance: v.number(),
  /** Copies that came in and went out since the last stocktake. */
  received: v.number(),
  given: v.number(),
  /** The last stocktake. */
  count: v.nullable(v.object({ day: DaySchema, counted: v.number(), variance: v.number() })),
  /** The balance is below 0 and somebody has to say why. */
  question: v.boolean(),
});
export type HoldingRow = v.InferOutput<typeof HoldingRow>;

export const StockResponse = v.object({
  time: TimeSchema,
  materials: listOfKnown(MaterialRow),
  holdings: listOfKnown(HoldingRow),
  /** Copies that went from one account to another in the period; `member` stands for all members. */
  flows: listOfKnown(v.object({ from: Account, to: Account, quantity: v.number() })),
  /** Names of materials, squads and members, by id. */
  names: v.record(v.string(), v.string()),
});
export type StockResponse = v.InferOutput<typeof StockResponse>;

export const EntriesQuery = v.pipe(
  v.object({
    from: DaySchema,
    to: DaySchema,
    account: v.exactOptional(Account),
    material: v.exactOptional(IdSchema),
    after: v.exactOptional(v.pipe(StorableText, v.maxLength(80))),
  }),
  v.check(({ from, to }) => from <= to, 'period'),
);
export type EntriesQuery = v.InferOutput<typeof EntriesQuery>;

/** A record of the ledger. A stocktake has no `to`; an arrival without a difference has neither side. */
const EntryRow = v.object({
  record: IdSchema,
  kind: v.string(),
  day: DaySchema,
  material: v.nullable(IdSchema),
  batch: v.string(),
  from: v.nullable(Account),
  to: v.nullable(Account),
  /** Copies moved, or counted. */
  quantity: v.number(),
  author: IdSchema,
  /** Of a movement to a squad: the copies that arrived; null until the squad has said so. Absent for others. */
  arrived: v.exactOptional(v.nullable(v.number())),
  /** The copies sent when they were confirmed; other than `quantity` if the movement was corrected since. */
  sent: v.exactOptional(v.number()),
});
export type EntryRow = v.InferOutput<typeof EntryRow>;

export const EntriesResponse = v.object({
  rows: listOfKnown(EntryRow),
  names: v.record(v.string(), v.string()),
  next: v.nullable(v.string()),
});
export type EntriesResponse = v.InferOutput<typeof EntriesResponse>;

/** An opening of the page behind a batch's QR code. */
export const BatchOpened = v.object({
  batch: v.pipe(
    v.string(),
    v.check((text) => readBatch(text) === text, 'batch'),
  ),
});
