import type { Failure } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import type { Reaches } from '../kernel/role.ts';
import type { Scope } from '../kernel/scope.ts';
import type { FieldSpec, FieldSpecs, FieldValue, ValuesOf } from './field.ts';
import type { Contribution, FigureUnits } from './figure.ts';
import type { Move } from './posting.ts';

/** Fields of every record. `deleted` takes a record back; `review` holds the verdict on it. */
export const systemFields = {
  deleted: { type: 'flag' },
  review: { type: 'review' },
} as const satisfies FieldSpecs;

/**
 * How one schema version becomes the next. A released step never changes: phones may send changes of any age, and a
 * change must read the same under every release.
 */
export interface SchemaStep {
  /** Old name → new name; null for a removed field. */
  readonly renamed?: Readonly<Record<string, string | null>>;
  /** By new name, a conversion of each value that is not empty. */
  readonly values?: Readonly<Record<string, (value: FieldValue) => FieldValue>>;
}

/** The phases of a planned record. Only a held one counts. */
export const phases = ['planned', 'held', 'cancelled'] as const;
export type Phase = (typeof phases)[number];

/** Reads the fields of another record: undefined if there is none, empty for one that a phone lacks. */
export type FieldsOf = (id: Id) => Readonly<Record<string, FieldValue>> | undefined;

/**
 * `activity`: work on a day, counted and reviewed. `reference`: what activities refer to. `ledger`: dated entries of the
 * stock, neither reviewed nor referred to; their author alone corrects them, others write another entry.
 */
export type Family = 'activity' | 'reference' | 'ledger';

/**
 * The definition of a kind of record. It has a file in `kinds/`, a row in `kinds/registry.ts` and a folder in the
 * client's `kinds/`. Forms, lists, sync, checks, figures and exports follow from it.
 */
export interface Kind<
  Name extends string = string,
  Fields extends FieldSpecs = FieldSpecs,
  Figures extends FigureUnits = FigureUnits,
  Of extends Family = Family,
> {
  readonly name: Name;
  /**
   * Version of the fields. Each change of a field's name or meaning raises it and adds a step; older changes are
   * upcast.
   */
  readonly schema: number;
  /**
   * Steps from schema 1 to 2, 2 to 3 and so on: `schema - 1` of them. A release that adds one folds the records again.
   */
  readonly steps?: readonly SchemaStep[];
  readonly family: Of;
  readonly fields: Fields;
  /** The field that a list shows as the record's title or number. */
  readonly headline: keyof Fields & string;
  /** The reference by which a list of a reference kind is filtered: a place's parent, a member's squad. */
  readonly group?: keyof Fields & string;
  /**
   * The references that keep their target from being deleted: all of a reference kind, none of others, unless said here.
   */
  readonly binds?: readonly string[];
  /** True if there is one record for all, as an arrival of a delivery: whoever may write it corrects it. */
  readonly joint?: true;
  /** The right to write records of this kind, by role. */
  readonly write: Reaches;
  /**
   * For a kind that is planned ahead: the right to plan, by role, and the fields that only plans have. The field
   * `status` is one of `phases`; a record without it was logged afterwards.
   */
  readonly plan?: { readonly write: Reaches; readonly fields: readonly string[] };
  /** Returns the scope of a record. */
  scope(values: ValuesOf<Fields>, id: Id): Scope;
  /** All figures that a record may add to, with their units. The catalogue of figures is built from these. */
  readonly figures: Figures;
  /** Computes what a record adds to the figures. Pure: phone and server share it. */
  contributions(values: ValuesOf<Fields>): Contribution<keyof Figures & string>[];
  /** Computes the copies that a record moves in the ledger of materials. Pure, as `contributions`. */
  postings?(values: ValuesOf<Fields>, id: Id): Move[];
  /** Limits what somebody may write whose right reaches only to the own records, or the squad's. */
  limit?(values: ValuesOf<Fields>, reach: 'own' | 'squad'): Failure | undefined;
  /** Checks rules over several fields, for example that no more people pass than were asked. */
  check?(values: ValuesOf<Fields>): Failure | undefined;
  /** Fields, besides references, whose change has the record checked against those that it refers to. */
  readonly fitting?: readonly string[];
  /** Checks the record against those that it refers to, whenever a change sets a reference or a fitting field. */
  checkReferred?(values: ValuesOf<Fields>, id: Id, fieldsOf: FieldsOf): Failure | undefined;
}

/** A definition as the registry lists it, with one shape for code that reads all kinds. */
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
  // Safe: values are checked against `fields` before any of these functions is called.
  return kind as unknown as DefinedKind<Name, Fields, Figures, Of>;
}

/** Lists the references that keep their target from being deleted. Field work names deleted records. */
export const bindingFields = ({ family, fields, binds }: Pick<Kind, 'family' | 'fields' | 'binds'>): string[] =>
  Object.keys(fields).filter(
    (name) => fields[name]?.type === 'reference' && (binds?.includes(name) ?? family === 'reference'),
  );

/** Returns the spec of a field of the kind or of every record. Only activities have a review. */
export function specOf(kind: Kind, field: string): FieldSpec | undefined {
  if (field === 'deleted') return systemFields.deleted;
  if (field === 'review') return kind.family === 'activity' ? systemFields.review : undefined;
  return Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined;
}

/**
 * Lists the fields that a record of the kind may have.
 * @param isPlanned false for one that was logged afterwards: it has no fields of plans
 */
export const fieldNames = ({ fields, plan }: Kind, isPlanned: boolean): string[] =>
  Object.keys(fields).filter((name) => isPlanned || !plan?.fields.includes(name));
