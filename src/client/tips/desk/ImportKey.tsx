import { createSignal } from 'solid-js';
import { Field } from '../../components/Field.tsx';
import type { Desk } from './create-desk.ts';
import { readKeyFile } from './key-file.ts';
import { tipKeys } from './words/tip-keys.ts';

/** Maximum size of a key file in bytes. */
const MOST_BYTES = 100_000;

/** Imports a key file into this browser. */
export function ImportKey(props: { desk: Desk }) {
  const [trouble, setTrouble] = createSignal<string>();
  async function choose(file: File | undefined) {
    setTrouble(undefined);
    if (!file) return;
    const text = file.size <= MOST_BYTES ? await file.text().catch(() => '') : '';
    const read = readKeyFile(text, props.desk.instance);
    if (!read.ok) setTrouble(read.error === 'other_office' ? tipKeys.lock.otherOffice : tipKeys.lock.notAKey);
    else if (!(await props.desk.stored.add(read.value))) setTrouble(tipKeys.lock.storage);
  }
  return (
    <Field label={tipKeys.lock.import} hint={tipKeys.lock.importHint} error={trouble()}>
      {(control) => (
        <input
          {...control}
          class="control"
          type="file"
          accept=".qyk"
          // Lets the same file be chosen again after a mistake.
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  );
}
