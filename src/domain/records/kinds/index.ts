import type { FieldSpecs } from '../field.ts';
import type { RecordUnit } from '../figure.ts';
import type { Kind } from '../kind.ts';
import { kinds } from './registry.ts';

type Kinds = typeof kinds;

export type KindName = keyof Kinds;

export const kindNames = Object.keys(kinds) as readonly KindName[];

export const isKindName = (value: unknown): value is KindName =>
  typeof value === 'string' && Object.hasOwn(kinds, value);

export type Figure = { [Name in KindName]: keyof Kinds[Name]['figures'] & string }[KindName];

type AnyKind = Kind<KindName, FieldSpecs, Readonly<Record<Figure, RecordUnit>>>;

export const kindOf = (name: KindName): AnyKind => kinds[name] as unknown as AnyKind;

/** Kinds of field work. Each has its own form under 记一笔. */
export type ActivityName = { [Name in KindName]: Kinds[Name]['family'] extends 'activity' ? Name : never }[KindName];

export const isActivityName = (value: unknown): value is ActivityName =>
  isKindName(value) && kindOf(value).family === 'activity';

export const activityNames: readonly ActivityName[] = kindNames.filter(isActivityName);

/** Tells whether a kind is field work with a place. */
export const isSomewhere = (name: KindName): boolean => isActivityName(name) && 'place' in kindOf(name).fields;

/** Kinds of entries in the ledger of materials. */
export type LedgerName = { [Name in KindName]: Kinds[Name]['family'] extends 'ledger' ? Name : never }[KindName];

export const isLedgerName = (value: unknown): value is LedgerName =>
  isKindName(value) && kindOf(value).family === 'ledger';

export const ledgerNames: readonly LedgerName[] = kindNames.filter(isLedgerName);

/** A field that refers to records of a kind. */
export interface Reference {
  readonly kind: KindName;
  readonly field: string;
  readonly to: KindName;
}

export const references: readonly Reference[] = kindNames.flatMap((kind) =>
  Object.entries(kindOf(kind).fields).flatMap(([field, spec]) =>
    spec.type === 'reference' && isKindName(spec.to) ? [{ kind, field, to: spec.to }] : [],
  ),
);

function catalogue(): Readonly<Record<Figure, RecordUnit>> {
  const units = new Map<Figure, RecordUnit>();
  for (const name of kindNames)
    for (const [figure, unit] of Object.entries(kindOf(name).figures) as [Figure, RecordUnit][]) {
      // Figures of several kinds go after all others.
      units.delete(figure);
      units.set(figure, unit);
    }
  return Object.fromEntries(units) as Record<Figure, RecordUnit>;
}

/** The catalogue of figures with their units, in the order of the board. */
export const figures = catalogue();

export const figureNames = Object.keys(figures) as readonly Figure[];

export const isFigure = (value: unknown): value is Figure => typeof value === 'string' && Object.hasOwn(figures, value);
