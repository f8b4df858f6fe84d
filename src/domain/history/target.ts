import type { FieldSpec } from '../records/field.ts';
import { fieldNames } from '../records/kind.ts';
import {
  type ActivityName,
  activityNames,
  isActivityName,
  type KindName,
  kindOf,
  references,
} from '../records/kinds/index.ts';

/** The kinds that a table of past years may become: work as records, or figures that somebody else gave. */
export type HistoryTarget = ActivityName | 'statement';

export const historyTargets: readonly HistoryTarget[] = ['statement', ...activityNames];

export const isHistoryTarget = (value: unknown): value is HistoryTarget =>
  historyTargets.includes(value as HistoryTarget);

/** The kinds whose records a cell may name: what field work and statements refer to, other than field work. */
export const namedKinds: readonly Exclude<KindName, ActivityName>[] = [
  ...new Set(references.flatMap(({ kind, to }) => (isHistoryTarget(kind) && !isActivityName(to) ? [to] : []))),
];

const isNamedKind = (kind: string): kind is KindName => (namedKinds as readonly string[]).includes(kind);

/** Tells whether a cell can hold a field's value. Photos, lists and fields that the app fills in cannot. */
function isTyped(spec: FieldSpec | undefined): boolean {
  if (!spec || spec.filled) return false;
  if (spec.type === 'reference') return isNamedKind(spec.to);
  return spec.type !== 'photos' && spec.type !== 'list' && spec.type !== 'review';
}

/** The columns of a statement: its period and value are each one cell. */
const statementFields = [
  'figure',
  'period',
  'value',
  'unit',
  'place',
  'body',
  'who',
  'document',
  'dated',
  'note',
] as const;

/** Begins a column whose cells are values of one figure. */
export const FIGURE = 'figure:';

/** Lists what the columns of a table may be for a target, besides the values of a figure. */
export function columnsOf(target: HistoryTarget): readonly string[] {
  if (target === 'statement') return statementFields;
  const kind = kindOf(target);
  return fieldNames(kind, false).filter((field) => isTyped(kind.fields[field]));
}

/** Lists the columns for which one value may stand in a whole table. */
export const wholeTable = (target: HistoryTarget): readonly string[] =>
  target === 'statement'
    ? ['period', 'who', 'document', 'dated', 'place']
    : columnsOf(target).filter((field) => kindOf(target).fields[field]?.type === 'reference');

/** Returns the kind of record that a column names; undefined for one that holds a value. */
export function namedBy(spec: FieldSpec): KindName | undefined {
  return spec.type === 'reference' && isNamedKind(spec.to) ? spec.to : undefined;
}

/** Lists the columns without which no row of a target can be read. */
export function requiredColumns(target: HistoryTarget): readonly string[] {
  if (target === 'statement') return ['figure', 'period', 'value', 'who'];
  const { fields } = kindOf(target);
  return columnsOf(target).filter((field) => fields[field]?.required);
}
