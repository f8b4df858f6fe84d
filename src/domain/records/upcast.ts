import type { Change } from './change.ts';
import type { FieldValue } from './field.ts';
import type { SchemaStep } from './kind.ts';
import { kindOf } from './kinds/index.ts';

type Words = Pick<Change, 'fields' | 'base'>;

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
      const turn = Object.hasOwn(values, name) ? values[name] : undefined;
      return [name, turn && value !== null ? turn(value) : value];
    }),
  );
}

const take = ({ fields, base }: Words, step: SchemaStep): Words => ({
  fields: convert(renameKeys(fields, step), step),
  base: renameKeys(base, step),
});

/**
 * A change in the words of its kind's present schema, whichever release wrote it. A change of a newer schema stays as it
 * is: the check refuses it until this side is updated.
 */
export function upcast<C extends Change>(change: C): C {
  const { schema, steps = [] } = kindOf(change.kind);
  if (change.schema >= schema) return change;
  return { ...change, ...steps.slice(change.schema - 1).reduce<Words>(take, change), schema };
}
