import type { Unit } from '../../domain/figure.ts';
import { type KindName, kindOf } from '../../domain/kinds/index.ts';
import type { IconName } from '../ui/Icon.tsx';
import { figureWords } from '../words/figures.ts';
import { kinds } from '../words/kinds.ts';

interface LooseWords {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The words of a kind as code that handles every kind sees them. */
const wordsOf = (kind: KindName): LooseWords => kinds[kind];

/** 发放资料, 入户走访 … */
export const kindName = (kind: KindName): string => wordsOf(kind).name;

/** The label of a field; the field's own name where it has no words. */
export const fieldLabel = (kind: KindName, field: string): string => wordsOf(kind).fields[field] ?? field;

/** An option of a choice; the stored value where it has no words, as when a newer server knows more. */
export const optionLabel = (kind: KindName, field: string, option: string): string =>
  wordsOf(kind).options[field]?.[option] ?? option;

export const unitWord = (unit: Unit): string => figureWords.units[unit];

/** What a quantity is counted in follows from what else the form says. */
const unitByChoice: Readonly<Partial<Record<KindName, { field: string; units: Readonly<Record<string, Unit>> }>>> = {
  sign: { field: 'form', units: { slogan: 'slogan', board: 'board' } },
  broadcast: { field: 'channel', units: { film: 'issue', online: 'item', screen: 'item' } },
};

/**
 * The unit of a field, given the record's other values: a slogan is counted in 条, a board in 块.
 * @returns undefined for a field that is no quantity
 */
export function unitOf(kind: KindName, field: string, values: Readonly<Record<string, unknown>>): Unit | undefined {
  const spec = kindOf(kind).fields[field];
  if (spec?.type !== 'count' && spec?.type !== 'decimal') return undefined;
  const rule = field === 'quantity' ? unitByChoice[kind] : undefined;
  return rule?.units[String(values[rule.field])] ?? spec.unit;
}

const icons: Readonly<Record<KindName, IconName>> = {
  leaflet: 'leaflet',
  visit: 'house',
  event: 'calendar',
  patrol: 'sprout',
  survey: 'survey',
  training: 'training',
  pledge: 'pledge',
  broadcast: 'broadcast',
  sign: 'sign',
  meeting: 'meeting',
  tipline: 'phone',
  squad: 'squad',
  member: 'person',
  place: 'place',
  material: 'box',
};

/** The drawing of a kind. */
export const kindIcon = (kind: KindName): IconName => icons[kind];
