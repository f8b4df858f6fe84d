import { createSignal } from 'solid-js';
import type { Result } from '../../../domain/kernel/result.ts';
import type { CommandFailure } from '../../state/failures.ts';
import { failureText } from '../failure-text.ts';

const fieldOf = (failure: CommandFailure | undefined): string | undefined =>
  failure && 'field' in failure ? failure.field : undefined;

/**
 * Holds a form's result after saving: an error beside its field, or one for the whole form.
 * @param explain the sentence for a failure
 */
export function createFormState(explain: (failure: CommandFailure) => string = failureText) {
  const [failure, setFailure] = createSignal<CommandFailure>();
  const [saving, setSaving] = createSignal(false);
  const words = () => {
    const found = failure();
    return found && explain(found);
  };
  return {
    saving,
    /** The error of one field. */
    error: (field: string): string | undefined => (fieldOf(failure()) === field ? words() : undefined),
    /** An error that belongs to none of the form's fields. */
    trouble: (fields: readonly string[]): string | undefined =>
      fields.includes(fieldOf(failure()) ?? '') ? undefined : words(),
    /** Runs the work unless it runs already, and calls `done` with what it saved. */
    async submit<T>(work: () => Promise<Result<T, CommandFailure>>, done: (saved: T) => void): Promise<void> {
      if (saving()) return;
      setSaving(true);
      const result = await work();
      setSaving(false);
      setFailure(result.ok ? undefined : result.error);
      if (result.ok) done(result.value);
    },
  };
}
