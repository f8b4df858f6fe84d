import * as v from 'valibot';
import { MAX_CHARACTERS } from '../../domain/reports/template.ts';
import { DaySchema } from '../figures/board.ts';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';
import { ReportQuery } from './signed.ts';

/** Limits of a saved report: bytes of the request, slots for prose, and characters of each. */
export const MAX_SAVED_BYTES = 1_000_000;
const MAX_SLOTS = 100;
const MAX_PROSE = 10_000;

const Title = v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(100));

const content = {
  /** The name of a report of the office's own; a built-in one keeps its name. */
  title: Title,
  /** How long a period it is of. */
  span: v.picklist(['year', 'month', 'campaign']),
  /** The template's text. */
  text: v.pipe(StorableText, v.maxLength(MAX_CHARACTERS)),
  /** The prose of the office, by the name of the slot. */
  prose: v.pipe(
    v.record(v.pipe(StorableText, v.minLength(1), v.maxLength(100)), v.pipe(StorableText, v.maxLength(MAX_PROSE))),
    v.check((prose) => Object.keys(prose).length <= MAX_SLOTS, 'slots'),
  ),
};

/** In place of a report's name: a new one of the office's own, which the server names. */
export const NEW_REPORT = 'new';

/** Saves a report of a period. `basedOn` is the version that was edited; 0 for none. */
export const SaveRequest = v.object({
  ...ReportQuery.entries,
  ...content,
  basedOn: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type SaveRequest = v.InferOutput<typeof SaveRequest>;

const saved = {
  version: v.number(),
  savedAt: TimeSchema,
  savedBy: IdSchema,
  savedByName: v.nullable(v.string()),
};

/** The newest version of a report for a period. */
export const SavedReport = v.object({ report: v.string(), ...content, ...saved, from: DaySchema, to: DaySchema });
export type SavedReport = v.InferOutput<typeof SavedReport>;

/** The versions of a report for a period, the newest first. */
export const SavedVersions = v.object({ rows: v.array(v.object(saved)) });
export type SavedVersions = v.InferOutput<typeof SavedVersions>;

/** Asks for one version of a report for a period. */
export const VersionQuery = v.object({
  ...ReportQuery.entries,
  version: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number)),
});
export type VersionQuery = v.InferOutput<typeof VersionQuery>;

/** The version of a period, and the newest of an earlier period, which may be carried over. */
export const SavedResponse = v.object({ saved: v.nullable(SavedReport), earlier: v.nullable(SavedReport) });
export type SavedResponse = v.InferOutput<typeof SavedResponse>;

/** The reports that the office saved, with the names that their newest texts use. */
export const SavedList = v.object({
  rows: v.array(
    v.object({ report: v.string(), title: v.string(), span: v.string(), from: DaySchema, uses: v.array(v.string()) }),
  ),
});
export type SavedList = v.InferOutput<typeof SavedList>;
