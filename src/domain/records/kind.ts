import type { Failure } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import type { Reaches } from '../kernel/role.ts';
import type { Scope } from '../kernel/scope.ts';
import type { FieldSpec, FieldSpecs, FieldValue, ValuesOf } from './field.ts';
import type { Contribution, FigureUnits } from './figure.ts';

/** Fields that every record can carry; `deleted` is how a record is taken back, `review` how it is judged. */
export const systemFields = {
  deleted: { type: 'flag' },
  review: { type: 'review' },
} as const satisfies FieldSpecs;

/**
 * How a schema's fields became the next one's. Never altered once released: phones may come with changes of any age, and
 * what was stored under one release must read the same as what comes again under another.
 */
export interface SchemaStep {
  /** Old name → new name; null where the field is no more. */
  readonly renamed?: Readonly<Record<string, string | null>>;
  /** By the new name: what a value that is not empty became. */
  readonly values?: Readonly<Record<string, (value: FieldValue) => FieldValue>>;
}

/** `activity`: work done on a day, counted and reviewed. `reference`: what activities point to. */
export type Family = 'activity' | 'reference';

/**
 * What a kind of record is. A kind is one file in `kinds/`, a row in `kinds/registry.ts` and a folder in the client's
 * `kinds/`: forms, lists, sync, checks, figures and exports follow from the definition.
 */
export interface Kind<
  Name extends string = string,
  Fields extends FieldSpecs = FieldSpecs,
  Figures extends FigureUnits = FigureUnits,
  Of extends Family = Family,
> {
  readonly name: Name;
  /** Raised with every change of the fields' names or meaning, with a step for it; older changes are upcast. */
  readonly schema: number;
  /** From schema 1 to 2, from 2 to 3 and so on: `schema - 1` of them. A release that adds one folds the records anew. */
  readonly steps?: readonly SchemaStep[];
  readonly family: Of;
  readonly fields: Fields;
  /** The field that a list shows as the record's number or name. */
  readonly headline: keyof Fields & string;
  /** The reference by which a list of a reference kind is narrowed: a place's parent, a member's squad. */
  readonly group?: keyof Fields & string;
  /** Who may write it, and how far. */
  readonly write: Reaches;
  /** The scope that the record lives in. */
  scope(values: ValuesOf<Fields>, id: Id): Scope;
  /** All that a record may ever add to, with the units. The board's catalogue follows from it. */
  readonly figures: Figures;
  /** What a record adds to the figures. Pure: the phone and the server use the same. */
  contributions(values: ValuesOf<Fields>): Contribution<keyof Figures & string>[];
  /** Rules over several fields, for example that no more may pass than were asked. */
  check?(values: ValuesOf<Fields>): Failure | undefined;
}

/** A definition as the registry lists it: code that reads all kinds sees one shape, the words of a kind its own fields. */
export type DefinedKind<Name extends string, Fields, Figures, Of extends Family> = Omit<
  Kind<Name>,
  'fields' | 'figures' | 'family'
> & { readonly fields: Fields; readonly figures: Figures; readonly family: Of };

/** Types a definition's functions by its own fields and figures. */
export function defineKind<
  const Name extends string,
  const Fields extends FieldSpecs,
  const Figures extends FigureUnits,
  const Of extends Family,
>(kind: Kind<Name, Fields, Figures, Of>): DefinedKind<Name, Fields, Figures, Of> {
  // Values are checked against `fields` before any of the functions sees them.
  return kind as unknown as DefinedKind<Name, Fields, Figures, Of>;
}

/** The spec of a field, the kind's own or a system one. Only activities are reviewed. */
export function specOf(kind: Kind, field: string): FieldSpec | undefined {
  if (field === 'deleted') return systemFields.deleted;
  if (field === 'review') return kind.family === 'activity' ? systemFields.review : undefined;
  return Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined;
}
