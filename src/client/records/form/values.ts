import type { Day } from '../../../domain/kernel/day.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { readFields } from '../../../domain/reading/fields.ts';
import { checkField } from '../../../domain/records/check-field.ts';
import { type FieldSpec, type FieldValue, photosIn, type ValuesOf } from '../../../domain/records/field.ts';
import type { Kind } from '../../../domain/records/kind.ts';
import { type KindName, kindOf } from '../../../domain/records/kinds/index.ts';
import type { Fields } from '../../data/store-types.ts';

/** A form value: undefined when empty, NaN when the text is not a number, photos by hash. */
export type FormValue = string | number | readonly string[] | undefined;
export type FormValues = Readonly<Record<string, FormValue>>;

const isEmpty = (value: FormValue): value is undefined =>
  value === undefined || value === '' || (typeof value === 'object' && value.length === 0);

/** Copies a list, because a Solid store returns a proxy that IndexedDB cannot store. */
const plain = (value: NonNullable<FormValue>): FieldValue => (typeof value === 'object' ? [...value] : value);

/** Converts form values to fields, with texts read as everywhere else; an empty value clears the field. */
export function toFields(kind: KindName, values: FormValues): Fields {
  const entered = Object.entries(values).map(([name, value]): [string, FieldValue] => {
    const text = typeof value === 'string' ? value.trim() : value;
    return [name, isEmpty(text) ? null : plain(text)];
  });
  const read = Object.entries(readFields(kind, Object.fromEntries(entered)));
  return Object.fromEntries(read.map(([name, value]) => [name, value === '' ? null : value]));
}

/** Converts fields to the values of the named form inputs. */
export const fromFields = (fields: Fields, names: readonly string[]): FormValues =>
  Object.fromEntries(
    names.flatMap((name): [string, FormValue][] => {
      const value = fields[name];
      if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
      const photos = photosIn(value);
      return photos.length ? [[name, photos]] : [];
    }),
  );

/** The fields to store as a draft. */
export const draftOf = (values: FormValues): Fields =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isEmpty(value) || Number.isNaN(value) ? [] : [[name, plain(value)]],
    ),
  );

/** A field's problem: one from the domain, or text that is not a number. */
export type FieldProblem = Failure | { readonly code: 'not_number' };

function checkOne(name: string, spec: FieldSpec, value: FieldValue, today: Day): FieldProblem | undefined {
  if (Number.isNaN(value)) return { code: 'not_number' };
  // For a count typed as 1.5, say what a count is instead of reporting a wrong type.
  if (spec.type === 'count' && typeof value === 'number' && !Number.isInteger(value)) return { code: 'not_number' };
  return checkField(name, spec, value, today);
}

/**
 * Validates a form.
 * @param today the latest allowed date
 * @returns problems by field, in the order of the kind's definition
 */
export function problemsOf(name: KindName, values: FormValues, today: Day): Readonly<Record<string, FieldProblem>> {
  const kind: Kind = kindOf(name);
  const fields = toFields(name, values);
  const problems: Record<string, FieldProblem> = {};
  for (const [field, spec] of Object.entries(kind.fields)) {
    const problem = checkOne(field, spec, fields[field] ?? null, today);
    if (problem) problems[field] = problem;
  }
  const together = Object.keys(problems).length ? undefined : kind.check?.(fields as ValuesOf<Kind['fields']>);
  return together?.field ? { ...problems, [together.field]: together } : problems;
}
