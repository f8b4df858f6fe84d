import { type Accessor, createMemo } from 'solid-js';
import { statedValue } from '../../domain/figures/stated-value.ts';
import { statementOf, wholeDistrict } from '../../domain/figures/year-statement.ts';
import { groupBy } from '../../domain/kernel/group-by.ts';
import { textField } from '../../domain/records/record.ts';
import type { Value } from '../../domain/reports/value.ts';
import { createReferences } from '../state/records.ts';
import { chineseUnit } from './figure-names.ts';
import type { ReportData } from './report-source.ts';

/** Reads what was stated of the whole district for a figure and a period; undefined for nothing. */
export function createStated(): Accessor<ReportData['stated']> {
  const all = createReferences('statement');
  return createMemo(() => {
    const byFigure = groupBy(
      (all() ?? []).map(({ record }) => record),
      (record) => textField(record, 'figure'),
    );
    return (entry, period): Value | undefined => {
      const records = byFigure.get(entry.id) ?? [];
      const record = statementOf(records, entry, period, wholeDistrict);
      const stated = record && statedValue(record.fields);
      if (!stated) return undefined;
      if ('missing' in stated) return { type: 'missing', reason: 'stated' };
      if ('flag' in stated) return { type: 'flag', value: stated.flag, isStated: true };
      if ('text' in stated) return { type: 'text', text: stated.text, isStated: true };
      const { rounding } = entry;
      return { type: 'number', value: stated.number, unit: chineseUnit(entry), rounding, isStated: true };
    };
  });
}
