import { type Accessor, createMemo } from 'solid-js';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../../domain/figures/entry.ts';
import { statedValue } from '../../../../domain/figures/stated-value.ts';
import { statementOfYear } from '../../../../domain/figures/year-statement.ts';
import { groupBy } from '../../../../domain/kernel/group-by.ts';
import { textField } from '../../../../domain/records/record.ts';
import type { Value } from '../../../../domain/reports/value.ts';
import { chineseUnit } from '../../../reports/figure-names.ts';
import { createReferences } from '../../../state/records.ts';

const wholeDistrict = { place: undefined, body: undefined };

/** Reads what was stated of the whole district for a figure and a year; undefined for nothing. */
export function createStated(): Accessor<(entry: FigureEntry, year: number) => Value | undefined> {
  const all = createReferences('statement');
  return createMemo(() => {
    const byFigure = groupBy(
      (all() ?? []).map(({ record }) => record),
      (record) => textField(record, 'figure'),
    );
    return ({ id }: FigureEntry, year: number): Value | undefined => {
      const entry = entryFor(id);
      const record = entry && statementOfYear(byFigure.get(id) ?? [], entry, year, wholeDistrict);
      const stated = record && statedValue(record.fields);
      if (!entry || !stated) return undefined;
      if ('missing' in stated) return { type: 'missing', reason: 'stated' };
      if ('flag' in stated) return { type: 'flag', value: stated.flag, isStated: true };
      if ('text' in stated) return { type: 'text', text: stated.text, isStated: true };
      const { rounding } = entry;
      return { type: 'number', value: stated.number, unit: chineseUnit(entry), rounding, isStated: true };
    };
  });
}
