import * as v from 'valibot';
import { failureCodes } from '../../domain/kernel/failure.ts';

export const importTargets = ['members', 'places'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** A CSV file is first checked, then accepted whole or not at all. */
export const MAX_IMPORT_BYTES = 1_000_000;
export const MAX_IMPORT_ROWS = 5_000;

export const ImportRequest = v.object({
  csv: v.pipe(v.string(), v.maxLength(MAX_IMPORT_BYTES)),
  accept: v.boolean(),
});
export type ImportRequest = v.InferOutput<typeof ImportRequest>;

/** What is wrong with a row; `row` is its line in the file, the header being 1. */
export const importProblems = [
  ...failureCodes,
  'missing_column',
  'unknown_column',
  'duplicate_row',
  'parent_unknown',
  'too_many_rows',
  'empty_file',
  'unreadable',
  /** Of a later release. */
  'unknown',
] as const;

export const ImportResponse = v.object({
  rows: v.number(),
  good: v.number(),
  /** Rows that match what is there already and change nothing. */
  unchanged: v.number(),
  problems: v.array(
    v.object({
      row: v.number(),
      column: v.exactOptional(v.string()),
      value: v.exactOptional(v.string()),
      code: v.fallback(v.picklist(importProblems), 'unknown'),
      /** The limit that was broken. */
      limit: v.exactOptional(v.union([v.number(), v.string()])),
    }),
  ),
  imported: v.boolean(),
});
export type ImportResponse = v.InferOutput<typeof ImportResponse>;
