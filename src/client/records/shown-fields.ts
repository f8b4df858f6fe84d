import { kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { fieldLabel } from './kind-labels.ts';
import type { Names } from './names.ts';
import { valueText } from './value-text.ts';

interface ShownField {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

/**
 * Returns a record's fields in definition order. Empty fields are left out, and so are references without a name: a
 * volunteer's phone has no roster.
 */
export const shownFields = ({ kind, fields }: FoldedRecord, names: Names): ShownField[] =>
  Object.entries(kindOf(kind).fields).flatMap(([field, { type }]) => {
    // Photos are shown separately.
    const value = type === 'photos' ? undefined : valueText(kind, field, fields, (id) => names.place(id) ?? '');
    return value ? [{ field, label: fieldLabel(kind, field), value }] : [];
  });
