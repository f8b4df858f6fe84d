import { onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Result } from '../../../../domain/kernel/result.ts';
import { type KindName, kindOf } from '../../../../domain/records/kinds/index.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { type FormValue, type FormValues, toFields } from '../../../records/form/values.ts';
import type { CommandFailure } from '../../../state/failures.ts';

/**
 * Holds the values of a form for one record, and what went wrong with saving it.
 * @param names the fields that have an input; all by default
 * @param explain the sentence for a failure
 */
export function createRecordForm(
  kind: KindName,
  initial: FormValues,
  names: readonly string[] = Object.keys(kindOf(kind).fields),
  explain?: (failure: CommandFailure) => string,
) {
  const mark = createDirtyMark();
  const [values, setValues] = createStore<Record<string, FormValue>>({ ...initial });
  const { error, trouble, saving, submit } = createFormState(explain);
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });
  return {
    saving,
    error,
    trouble: () => trouble(names),
    value: (field: string): FormValue => values[field],
    text(field: string): string {
      const value = values[field];
      return typeof value === 'string' ? value : '';
    },
    number(field: string): number | undefined {
      const value = values[field];
      return typeof value === 'number' ? value : undefined;
    },
    set(field: string, value: FormValue): void {
      mark(true);
      setValues(field, value);
    },
    /** Marks the form as changed, for an input that is not a field. */
    touch: () => mark(true),
    fields: () => toFields(kind, { ...values }),
    /** Saves, then calls `done`, unless the form was left meanwhile. */
    submit: <T>(work: () => Promise<Result<T, CommandFailure>>, done: (saved: T) => void): Promise<void> =>
      submit(work, (saved) => {
        if (isGone) return;
        mark(false);
        done(saved);
      }),
  };
}
