import * as v from 'valibot';
import { failureCodes } from '../../domain/kernel/failure.ts';

export const importTargets = ['members', 'places'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Maximum size of a CSV file. It is first checked, then imported completely or not at all. */
export const MAX_IMPORT_BYTES = 1_000_000;
export const MAX_IMPORT_ROWS = 5_000;

export const ImportRequest = v.object({
  csv: v.pipe(v.string(), v.maxLength(MAX_IMPORT_BYTES)),
  accept: v.boolean(),
});
export type ImportRequest = v.InferOutput<typeof ImportRequest>;

/** Codes of problems with a row. `row` is its line in the file; the header is line 1. */
export const importProblems = [
  ...failureCodes,
  'missing_column',
  'unknown_column',
  'duplicate_row',
  'parent_unknown',
  'too_many_rows',
  'empty_file',
  'unreadable',
  /** A code of a later release. */
  'unknown',
] as const;

export const ImportResponse = v.object({
  rows: v.number(),
  good: v.number(),
  /** Rows that change nothing. */
  unchanged: v.number(),
  problems: v.array(
    v.object({
      row: v.number(),
      column: v.exactOptional(v.string()),
      value: v.exactOptional(v.string()),
      code: v.fallback(v.picklist(importProblems), 'unknown'),
      /** The exceeded limit. */
      limit: v.exactOptional(v.union([v.number(), v.string()])),
      /** The kind of record that a reference should name. */
      target: v.exactOptional(v.string()),
    }),
  ),
  imported: v.boolean(),
});
export type ImportResponse = v.InferOutput<typeof ImportResponse>;
