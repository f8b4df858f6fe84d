import type { Unit } from '../../domain/records/figure.ts';
import { type Figure, type KindName, kindNames, kindOf } from '../../domain/records/kinds/index.ts';
import type { IconName } from '../components/Icon.tsx';
import { units } from '../words/units.ts';
import { displays, wordsOf } from './kinds/index.ts';

/** 发放资料, 入户走访 … */
export const kindName = (kind: KindName): string => wordsOf(kind)?.name ?? kind;

/** The label of a field; the field's own name where it has no words. */
export const fieldLabel = (kind: KindName, field: string): string => wordsOf(kind)?.fields[field] ?? field;

/** An option of a choice; the stored value where it has no words, as when a newer server knows more. */
export const optionLabel = (kind: KindName, field: string, option: string): string =>
  wordsOf(kind)?.options[field]?.[option] ?? option;

/** The name of a figure, which a kind that adds to it gives. */
export const figureName = (figure: Figure): string => {
  for (const kind of kindNames) {
    const name = wordsOf(kind)?.figures[figure];
    if (name) return name;
  }
  return figure;
};

export const unitWord = (unit: Unit): string => units[unit];

/**
 * The unit of a field, given the record's other values: a slogan is counted in 条, a board in 块.
 * @returns undefined for a field that is no quantity
 */
export function unitOf(kind: KindName, field: string, values: Readonly<Record<string, unknown>>): Unit | undefined {
  const spec = kindOf(kind).fields[field];
  if (spec?.type !== 'count' && spec?.type !== 'decimal') return undefined;
  const rule = spec.type === 'count' ? spec.unitBy : undefined;
  return rule?.units[String(values[rule.field])] ?? spec.unit;
}

/** The drawing of a kind. */
export const kindIcon = (kind: KindName): IconName => displays[kind]?.icon ?? 'records';
