import { createSignal, onCleanup } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { failureText } from '../../../records/failure-text.ts';
import { log } from '../../../records/words/log.ts';
import type { CommandFailure } from '../../../state/failures.ts';
import type { LogForm } from './createForm.ts';

/**
 * Saves a form once its photos are prepared, and explains a failure. If the phone was full, it saves again when the user
 * returns to the page after freeing space.
 * @param fields the fields shown, which failures may concern
 */
export function createSaving(
  form: LogForm,
  fields: readonly string[],
  command: () => Promise<Result<{ readonly recordId: Id }, CommandFailure>>,
) {
  const [saved, setSaved] = createSignal<Id>();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  let isFull = false;

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    await form.workDone();
    form.cancelDraft();
    const result = await command();
    setBusy(false);
    isFull = !result.ok && result.error.code === 'storage_full';
    if (result.ok) {
      form.markSaved();
      setSaved(result.value.recordId);
    } else {
      form.failed(result.error, fields);
      setProblem(isFull ? log.full : failureText(result.error));
    }
  }
  const again = () => {
    if (document.visibilityState === 'visible' && isFull && !busy()) void save();
  };
  document.addEventListener('visibilitychange', again);
  onCleanup(() => document.removeEventListener('visibilitychange', again));
  return { saved, forget: () => setSaved(undefined), busy, problem, save: () => void save() };
}
