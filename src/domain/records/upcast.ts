import type { Change } from './change.ts';
import type { FieldValue } from './field.ts';
import type { SchemaStep } from './kind.ts';
import { kindOf } from './kinds/index.ts';

type NamedValues = Pick<Change, 'fields' | 'base'>;

const renameKeys = <V>(named: Readonly<Record<string, V>>, { renamed = {} }: SchemaStep): Record<string, V> =>
  Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => {
      const now = Object.hasOwn(renamed, name) ? renamed[name] : name;
      return typeof now === 'string' ? [[now, value]] : [];
    }),
  );

function convert(fields: Record<string, FieldValue>, { values = {} }: SchemaStep): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const convertValue = Object.hasOwn(values, name) ? values[name] : undefined;
      return [name, convertValue && value !== null ? convertValue(value) : value];
    }),
  );
}

const applyStep = ({ fields, base }: NamedValues, step: SchemaStep): NamedValues => ({
  fields: convert(renameKeys(fields, step), step),
  base: renameKeys(base, step),
});

/**
 * Converts a change to the present schema of its kind. A change of a newer schema stays as it is and fails the check
 * until this side is updated.
 */
export function upcast<C extends Change>(change: C): C {
  const { schema, steps = [] } = kindOf(change.kind);
  if (change.schema >= schema) return change;
  return { ...change, ...steps.slice(change.schema - 1).reduce<NamedValues>(applyStep, change), schema };
}
