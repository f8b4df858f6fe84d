import { statedValue } from '../figures/stated-value.ts';
import { statementOf, wholeDistrict } from '../figures/year-statement.ts';
import { groupBy } from '../kernel/group-by.ts';
import { type FoldedRecord, textField } from '../records/record.ts';
import type { FigureNames } from './figure-names.ts';
import type { ReportData } from './figure-source.ts';

/** Makes a lookup of what was stated of the whole district, from the records of statements. */
export function readStatements(names: FigureNames, records: readonly FoldedRecord[]): ReportData['stated'] {
  const byFigure = groupBy(records, (record) => textField(record, 'figure'));
  return (entry, period) => {
    const record = statementOf(byFigure.get(entry.id) ?? [], entry, period, wholeDistrict);
    const stated = record && statedValue(record.fields);
    if (!stated) return undefined;
    if ('missing' in stated) return { type: 'missing', reason: 'stated' };
    if ('flag' in stated) return { type: 'flag', value: stated.flag, isStated: true };
    if ('text' in stated) return { type: 'text', text: stated.text, isStated: true };
    const { rounding } = entry;
    return { type: 'number', value: stated.number, unit: names.unitOf(entry), rounding, isStated: true };
  };
}
