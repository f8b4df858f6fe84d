import type { Day } from '../../../domain/kernel/day.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { checkField } from '../../../domain/records/check-field.ts';
import { type FieldSpec, type FieldValue, photosIn, type ValuesOf } from '../../../domain/records/field.ts';
import type { Kind } from '../../../domain/records/kind.ts';
import type { Fields } from '../../data/store.ts';

/** What a field of a form holds: nothing where it is empty, NaN where what is typed is no number, photos by hash. */
export type FormValue = string | number | readonly string[] | undefined;
export type FormValues = Readonly<Record<string, FormValue>>;

const isEmpty = (value: FormValue): value is undefined =>
  value === undefined || value === '' || (typeof value === 'object' && value.length === 0);

/** A list as a list of its own: what a form's store gives is a view that no database can keep. */
const plain = (value: NonNullable<FormValue>): FieldValue => (typeof value === 'object' ? [...value] : value);

/** A form's values as they are saved; an empty field clears what was there. */
export const toFields = (values: FormValues): Fields =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, FieldValue] => {
      const text = typeof value === 'string' ? value.trim() : value;
      return [name, isEmpty(text) ? null : plain(text)];
    }),
  );

/** Saved values as a form shows them, only those that the form has. */
export const fromFields = (fields: Fields, names: readonly string[]): FormValues =>
  Object.fromEntries(
    names.flatMap((name): [string, FormValue][] => {
      const value = fields[name];
      if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
      const photos = photosIn(value);
      return photos.length ? [[name, photos]] : [];
    }),
  );

/** What is kept of an unfinished form. */
export const draftOf = (values: FormValues): Fields =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isEmpty(value) || Number.isNaN(value) ? [] : [[name, plain(value)]],
    ),
  );

/** A field's problem: the domain's, or that what is typed is no number. */
export type FieldProblem = Failure | { readonly code: 'not_number' };

function checkOne(name: string, spec: FieldSpec, value: FieldValue, today: Day): FieldProblem | undefined {
  if (Number.isNaN(value)) return { code: 'not_number' };
  // A count typed as 1.5 is told what a count is, not that its type is wrong.
  if (spec.type === 'count' && typeof value === 'number' && !Number.isInteger(value)) return { code: 'not_number' };
  return checkField(name, spec, value, today);
}

/**
 * Everything that is wrong with a form, by field, in the order of the kind's definition.
 * @param today the last day that a date may name
 */
export function problemsOf(kind: Kind, values: FormValues, today: Day): Readonly<Record<string, FieldProblem>> {
  const fields = toFields(values);
  const problems: Record<string, FieldProblem> = {};
  for (const [name, spec] of Object.entries(kind.fields)) {
    const problem = checkOne(name, spec, fields[name] ?? null, today);
    if (problem) problems[name] = problem;
  }
  const together = Object.keys(problems).length ? undefined : kind.check?.(fields as ValuesOf<Kind['fields']>);
  return together?.field ? { ...problems, [together.field]: together } : problems;
}
