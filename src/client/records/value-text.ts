import { isDay } from '../../domain/kernel/day.ts';
import { type FieldValue, isReview } from '../../domain/records/field.ts';
import { specOf } from '../../domain/records/kind.ts';
import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import { formatAmount, formatDay, formatNumber } from '../words/format.ts';
import { optionLabel, unitOf, unitWord } from './kind-words.ts';
import { work } from './words/work.ts';

/**
 * Formats a field's value.
 * @param values the record's other values, on which a unit may depend
 * @param name the name of a reference
 * @returns undefined if the field is empty
 */
export function valueText(
  kind: KindName,
  field: string,
  values: Readonly<Record<string, FieldValue>>,
  name: (id: string) => string | undefined,
): string | undefined {
  const value = values[field];
  if (value === undefined || value === null || value === '' || isReview(value)) return undefined;
  const spec = specOf(kindOf(kind), field);
  if (typeof value === 'object') {
    if (spec?.type === 'list') return value.map((id) => name(id) ?? id.slice(0, 8)).join('、') || undefined;
    return value.length ? work.record.photos(value.length) : undefined;
  }
  if (typeof value === 'boolean') return value ? work.record.yes : work.record.no;
  if (typeof value === 'number') {
    const unit = unitOf(kind, field, values);
    return unit ? formatAmount(value, unitWord(unit)) : formatNumber(value);
  }
  switch (spec?.type) {
    case 'choice':
      return optionLabel(kind, field, value);
    case 'reference':
      return name(value) ?? value.slice(0, 8);
    case 'day':
      return isDay(value) ? formatDay(value, 0) : value;
    default:
      return value;
  }
}
