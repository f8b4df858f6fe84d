import { createSignal } from 'solid-js';
import { err, type Result } from '../../../../domain/kernel/result.ts';
import { isName, readName } from '../../../../domain/reading/name.ts';
import { failureText } from '../../../records/failure-text.ts';
import { office } from '../../../records/words/office.ts';
import type { CommandFailure } from '../../../state/failures.ts';

const fieldOf = (failure: CommandFailure | undefined): string | undefined =>
  failure && 'field' in failure ? failure.field : undefined;

/** Holds a form's result after saving: an error beside its field, or one for the whole form. */
export function createFormState() {
  const [failure, setFailure] = createSignal<CommandFailure>();
  const [saving, setSaving] = createSignal(false);
  const words = () => {
    const found = failure();
    if (found?.code === 'bad_text' && fieldOf(found) === 'name') return office.import.problems.bad_name;
    return found && failureText(found);
  };
  return {
    saving,
    /** The error of one field. */
    error: (field: string): string | undefined => (fieldOf(failure()) === field ? words() : undefined),
    /** An error that belongs to none of the form's fields. */
    trouble: (fields: readonly string[]): string | undefined =>
      fields.includes(fieldOf(failure()) ?? '') ? undefined : words(),
    /** @param name the entered name to validate; undefined if the form has none */
    async submit(work: () => Promise<Result<unknown, CommandFailure>>, done: () => void, name?: string): Promise<void> {
      if (saving()) return;
      setSaving(true);
      const read = name === undefined ? '' : readName(name);
      const result = read === '' || isName(read) ? await work() : err({ code: 'bad_text', field: 'name' } as const);
      setSaving(false);
      setFailure(result.ok ? undefined : result.error);
      if (result.ok) done();
    },
  };
}
