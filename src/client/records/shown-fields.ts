import { kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { fieldLabel } from './kind-words.ts';
import type { Names } from './names.ts';
import { valueText } from './value-text.ts';

export interface ShownField {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

/**
 * All that a record says, in the order of its definition. What is missing is left out, and so is what this phone has no
 * name for: a volunteer's phone holds no roster.
 */
export const shownFields = ({ kind, fields }: FoldedRecord, names: Names): ShownField[] =>
  Object.entries(kindOf(kind).fields).flatMap(([field, { type }]) => {
    // Photos are shown beside, not counted here.
    const value = type === 'photos' ? undefined : valueText(kind, field, fields, (id) => names.place(id) ?? '');
    return value ? [{ field, label: fieldLabel(kind, field), value }] : [];
  });
