import * as v from 'valibot';
import { type Line, reportPeriods } from '../../domain/reports/render.ts';
import { numberSources, type ReportNumber } from '../../domain/reports/signed.ts';
import { MAX_CHARACTERS } from '../../domain/reports/template.ts';
import { missings } from '../../domain/reports/value.ts';
import { DaySchema } from '../figures/board.ts';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/** Limits of a report that is signed: bytes of the request, lines, runs of a line, and numbers. */
export const MAX_REPORT_BYTES = 2_000_000;
const MAX_LINES = 5_000;
const MAX_RUNS = 500;
export const MAX_NUMBERS = 1_000;
const MAX_EXPLANATIONS = 500;
const MAX_ASKED = 2_000;

const Name = v.pipe(StorableText, v.minLength(1), v.maxLength(100));
const Text = v.pipe(StorableText, v.maxLength(10_000));
const UnitSchema = v.pipe(StorableText, v.maxLength(30));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const OfSchema = v.object({
  period: v.picklist(reportPeriods),
  group: v.exactOptional(v.object({ of: v.picklist(['town', 'squad', 'campaign']), id: IdSchema })),
});

const isStated = v.exactOptional(v.literal(true));
const ValueSchema = v.variant('type', [
  v.object({
    type: v.literal('number'),
    value: v.number(),
    unit: UnitSchema,
    rounding: v.picklist(['exact', 'over', 'tenth']),
    isStated,
  }),
  v.object({ type: v.literal('flag'), value: v.boolean(), isStated }),
  v.object({ type: v.literal('text'), text: Text, isStated }),
]);

const RunSchema = v.variant('type', [
  v.object({ type: v.literal('text'), text: Text }),
  v.object({ type: v.literal('figure'), name: Name, of: OfSchema, value: ValueSchema, text: Text, line: Count }),
  v.object({ type: v.literal('missing'), name: Name, of: OfSchema, reason: v.picklist(missings), line: Count }),
  v.object({ type: v.literal('slot'), name: Name, text: Text, line: Count }),
  v.object({ type: v.literal('cell'), text: v.literal('\t') }),
]);

/** A line of a report as it was rendered. */
const LineSchema = v.pipe(
  v.object({
    type: v.picklist(['title', 'heading', 'paragraph', 'point', 'row', 'signature']),
    level: v.optional(v.picklist([1, 2, 3, 4])),
    number: v.pipe(StorableText, v.maxLength(30)),
    runs: v.pipe(v.array(RunSchema), v.maxLength(MAX_RUNS)),
    line: Count,
  }),
  v.transform((line): Line => ({ ...line, level: line.level })),
);

const NumberSchema = v.object({
  name: Name,
  of: OfSchema,
  groupName: v.pipe(StorableText, v.maxLength(100)),
  figure: Name,
  version: Count,
  definition: v.pipe(StorableText, v.maxLength(500)),
  source: v.picklist(numberSources),
  from: DaySchema,
  to: DaySchema,
  value: v.union([v.number(), v.boolean(), Text]),
  unit: UnitSchema,
});
// A number of the request is one of the domain.
NumberSchema satisfies v.GenericSchema<unknown, ReportNumber>;

/** Names a report: which one, and of which period. */
const of = {
  /** The name of a built-in report, or the id of one of the office's own. */
  report: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  from: DaySchema,
  to: DaySchema,
};
export const ReportQuery = v.object(of);
export type ReportQuery = v.InferOutput<typeof ReportQuery>;

/** A question about records with its answer, as the appendix of explanations prints it. */
const AppendixLine = v.object({
  level: v.pipe(StorableText, v.maxLength(30)),
  question: v.pipe(StorableText, v.maxLength(1_000)),
  answer: v.pipe(StorableText, v.maxLength(1_000)),
});
export type AppendixLine = v.InferOutput<typeof AppendixLine>;

const content = {
  ...of,
  title: v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(200)),
  /** The campaign that a brief is of; absent for other reports. */
  campaign: v.exactOptional(IdSchema),
  /** The number of this signed version, from 1. */
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999)),
  /** The template's text. */
  text: v.pipe(StorableText, v.maxLength(MAX_CHARACTERS)),
  lines: v.pipe(v.array(LineSchema), v.minLength(1), v.maxLength(MAX_LINES)),
  /** Why what is missing is missing, by its name. */
  explanations: v.pipe(
    v.record(Name, v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(200))),
    v.check((record) => Object.keys(record).length <= MAX_EXPLANATIONS, 'explanations'),
  ),
  /** The questions about the year's records and their answers; versions of before have none. */
  asked: v.optional(v.pipe(v.array(AppendixLine), v.maxLength(MAX_ASKED)), []),
};

/** Asks to sign a report as it is rendered. The server compares each number with what it counts itself. */
export const SignRequest = v.object({ ...content, numbers: v.pipe(v.array(NumberSchema), v.maxLength(MAX_NUMBERS)) });
export type SignRequest = v.InferOutput<typeof SignRequest>;

/** A signed version, as lists show it. */
const signed = {
  id: IdSchema,
  version: v.number(),
  title: v.string(),
  signedAt: TimeSchema,
  signedBy: IdSchema,
  signedByName: v.nullable(v.string()),
};
export const SignedRow = v.object(signed);
export type SignedRow = v.InferOutput<typeof SignedRow>;
export const SignedList = v.object({ rows: v.array(SignedRow) });
export type SignedList = v.InferOutput<typeof SignedList>;

/** A signed version, whole. */
export const SignedReport = v.object({
  ...content,
  ...signed,
  numbers: v.array(
    v.object({
      ...NumberSchema.entries,
      /** How many records it was counted from; null for a number that records do not hold. */
      records: v.nullable(v.number()),
      verified: v.nullable(v.number()),
    }),
  ),
  /** The audit's last row before the signing: its number and hash, in hex. */
  head: v.object({ seq: v.number(), hash: v.string() }),
  /** SHA-256 over all of it with the evidence, in hex; the audit has it too. */
  digest: v.string(),
});
export type SignedReport = v.InferOutput<typeof SignedReport>;

/** Numbers that would be counted otherwise today. */
export const SignedDifference = v.object({
  numbers: v.array(
    v.object({
      /** Place of the number in the signed list, from 0. */
      at: v.number(),
      was: v.union([v.number(), v.boolean(), v.string()]),
      /** Null for no value any more. */
      now: v.nullable(v.union([v.number(), v.boolean(), v.string()])),
      /** How many records add something else; null if the signed version holds too many records to list. */
      changed: v.nullable(v.number()),
      /** The first of them. */
      changes: v.array(v.object({ record: IdSchema, was: v.nullable(v.number()), now: v.nullable(v.number()) })),
    }),
  ),
});
export type SignedDifference = v.InferOutput<typeof SignedDifference>;
