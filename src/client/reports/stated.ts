import { type Accessor, createMemo } from 'solid-js';
import type { ReportData } from '../../domain/reports/figure-source.ts';
import { readStatements } from '../../domain/reports/stated.ts';
import { createReferences } from '../state/records.ts';
import { figureNames } from './figure-names.ts';

/** Reads what was stated of the whole district for a figure and a period; undefined for nothing. */
export function createStated(): Accessor<ReportData['stated']> {
  const all = createReferences('statement');
  return createMemo(() =>
    readStatements(
      figureNames(),
      (all() ?? []).map(({ record }) => record),
    ),
  );
}
