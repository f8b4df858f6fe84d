import { createSignal, Show } from 'solid-js';
import type { LoadedMap } from '../../../../protocol/coverage/map.ts';
import { Field } from '../../../components/Field.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { type MapFailure, makeMap } from '../../../coverage/map/make-map.ts';
import { saveMap } from '../../../coverage/map/map-client.ts';
import type { Step } from '../../../coverage/map/prepare-map.ts';
import { failureText } from '../../../records/failure-text.ts';
import { formatNumber } from '../../../words/format.ts';
import { desk as words } from './words.ts';

/** Chooses a GeoJSON file, makes a map of it on this computer, and saves the map. */
export function MapLoader(props: {
  readonly hasMap: boolean;
  readonly onDone: (map: LoadedMap, others: number) => void;
}) {
  const [step, setStep] = createSignal<Step | 'saving'>();
  const [trouble, setTrouble] = createSignal<string>();
  const refuse = (text: string) => {
    setStep(undefined);
    setTrouble(text);
  };
  const explain = (failure: MapFailure, file: File) =>
    words.map.failures[failure](formatNumber(Math.ceil(file.size / 100_000) / 10));
  async function load(file: File | undefined) {
    setTrouble(undefined);
    if (!file) return;
    setStep('reading');
    const made = await makeMap(file, setStep);
    if (!made.ok) {
      refuse(explain(made.error, file));
      return;
    }
    setStep('saving');
    const saved = await saveMap(made.value.map);
    if (!saved.ok) {
      refuse(failureText(saved.error));
      return;
    }
    setStep(undefined);
    if (saved.value.map) props.onDone(saved.value.map, made.value.others);
  }
  return (
    <div class="stack">
      <Field label={words.map.file} hint={words.map.fileHint}>
        {(control) => (
          <input
            {...control}
            class="control coverage-map-file"
            type="file"
            accept=".geojson,.json,application/geo+json,application/json"
            disabled={step() !== undefined}
            // A corrected file has the same name and must be read again.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => void load(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <Show when={step()}>{(at) => <Spinner label={words.map.steps[at()]} />}</Show>
      <Show when={trouble()}>
        {(text) => (
          <Notice tone="bad" title={text()}>
            {props.hasMap ? words.map.kept : words.map.nothingSaved}
          </Notice>
        )}
      </Show>
    </div>
  );
}
