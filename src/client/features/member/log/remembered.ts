import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import type { Store } from '../../../data/store.ts';
import type { Fields } from '../../../data/store-types.ts';
import { type FormValues, fromFields } from '../../../records/form/values.ts';

/**
 * The initial values of a form: the last record's places, materials and choices. Numbers are only offered, never filled
 * in.
 */
export const initialValues = (
  kind: ActivityName,
  remembered: Fields | undefined,
  fields: readonly string[],
): FormValues =>
  fromFields(
    remembered ?? {},
    fields.filter((name) => ['reference', 'choice', 'text'].includes(kindOf(kind).fields[name]?.type ?? '')),
  );

/** Drops references to records that are no longer on this phone, such as a deleted village. */
export async function withoutMissingReferences(
  store: Store,
  kind: ActivityName,
  values: FormValues,
): Promise<FormValues> {
  const names = Object.keys(values).filter((name) => kindOf(kind).fields[name]?.type === 'reference');
  const here = await store.records(names.map((name) => String(values[name])));
  const gone = new Set(names.filter((_, at) => !here[at]));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !gone.has(name)));
}
