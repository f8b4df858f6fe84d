import { kindOf } from '../../domain/kinds/index.ts';
import { type FoldedRecord, textField } from '../../domain/record.ts';
import { formatAmount, formatDay } from '../words/format.ts';
import { fieldLabel, optionLabel, unitOf, unitWord } from './kind-words.ts';
import type { Names } from './names.ts';

export interface ShownField {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

function shown(record: FoldedRecord, field: string, names: Names): string | undefined {
  const spec = kindOf(record.kind).fields[field];
  const value = record.fields[field];
  switch (spec?.type) {
    case 'count':
    case 'decimal': {
      const unit = unitOf(record.kind, field, record.fields);
      return typeof value === 'number' ? formatAmount(value, unit && unitWord(unit)) : undefined;
    }
    case 'day':
      return typeof value === 'string' ? formatDay(value, 0) : undefined;
    case 'choice':
      return typeof value === 'string' ? optionLabel(record.kind, field, value) : undefined;
    case 'reference':
      return spec.to === 'place' ? names.place(textField(record, field)) : names.name(textField(record, field));
    default:
      return textField(record, field);
  }
}

/** All that a record says, in the order of its definition; what is missing is left out. */
export const shownFields = (record: FoldedRecord, names: Names): ShownField[] =>
  Object.keys(kindOf(record.kind).fields).flatMap((field) => {
    const value = shown(record, field, names);
    return value === undefined ? [] : [{ field, label: fieldLabel(record.kind, field), value }];
  });
