import { type Figure, type KindName, kindNames } from '../../domain/records/kinds/index.ts';
import { labelsOf } from './kinds/labels.ts';

/** The label of a field; the field's own name if it has no words. */
export const fieldLabel = (kind: KindName, field: string): string => labelsOf(kind)?.fields[field] ?? field;

/** The name of a figure, defined by a kind that counts towards it. */
export const figureName = (figure: Figure): string => {
  for (const kind of kindNames) {
    const name = labelsOf(kind)?.figures[figure];
    if (name) return name;
  }
  return figure;
};
