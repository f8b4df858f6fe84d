import { createSignal } from 'solid-js';
import type { RecordUnit } from '../../domain/records/figure.ts';
import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { IconName } from '../components/Icon.tsx';
import { units } from '../words/units.ts';
import { displays, wordsOf } from './kinds/index.ts';

/** The name of a kind, such as 发放资料. */
export const kindName = (kind: KindName): string => wordsOf(kind)?.name ?? kind;

type OptionNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The district's own names of options, by field. */
const [ownNames, nameOptions] = createSignal<OptionNames>({});

export { nameOptions };

/**
 * The label of an option: as the district calls it, else of the dictionary. Without words it is the stored value, such as
 * one from a newer server.
 */
export const optionLabel = (kind: KindName, field: string, option: string): string =>
  ownNames()[field]?.[option] ?? wordsOf(kind)?.options[field]?.[option] ?? option;

export const unitWord = (unit: RecordUnit): string => units[unit];

/**
 * The unit of a field. It may depend on the record's other values: slogans are counted in 条, boards in 块.
 * @returns undefined if the field is not a quantity
 */
export function unitOf(
  kind: KindName,
  field: string,
  values: Readonly<Record<string, unknown>>,
): RecordUnit | undefined {
  const spec = kindOf(kind).fields[field];
  if (spec?.type !== 'count' && spec?.type !== 'decimal') return undefined;
  const rule = spec.type === 'count' ? spec.unitBy : undefined;
  return rule?.units[String(values[rule.field])] ?? spec.unit;
}

export const kindIcon = (kind: KindName): IconName => displays[kind]?.icon ?? 'records';
