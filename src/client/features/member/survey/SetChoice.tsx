import { createSignal, Show } from 'solid-js';
import { type QuestionSet, setTitle } from '../../../../domain/learning/question-set.ts';
import { questionSets } from '../../../../domain/learning/question-sets.ts';
import { MAX_SET_BYTES, readSetFile, writeSetFile } from '../../../../domain/learning/set-file.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { Field } from '../../../components/Field.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { saveBlob } from '../../../platform/export-file.ts';
import { PlacePicker } from '../../../records/places/PlacePicker.tsx';
import { type Mode, modes } from './kept-run.ts';
import { setFaultText } from './set-fault-text.ts';
import { words } from './words.ts';

const FILE = 'file';

/** Reads a chosen file as UTF-8. @returns its text, or undefined if it can not be read or is too large */
async function textOf(file: File): Promise<string | undefined> {
  if (file.size > MAX_SET_BYTES) return undefined;
  try {
    return new TextDecoder().decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** The start of a survey: which questions, how and where. */
export function SetChoice(props: {
  /** Why it did not begin. */
  problem: string | undefined;
  onStart: (set: QuestionSet, mode: Mode, place: string | undefined) => void;
}) {
  const [own, setOwn] = createSignal<QuestionSet>();
  const [chosen, setChosen] = createSignal<string>('everybody');
  const [mode, setMode] = createSignal<Mode>('interview');
  const [place, setPlace] = createSignal<string>();
  const [problem, setProblem] = createSignal<string>();
  const sets = (): Readonly<Record<string, QuestionSet>> => {
    const file = own();
    return file ? { ...questionSets, [FILE]: file } : questionSets;
  };
  const set = () => sets()[chosen()];
  async function open(input: HTMLInputElement) {
    const file = input.files?.[0];
    // The same file may be chosen again after it was corrected.
    input.value = '';
    if (!file) return;
    const text = await textOf(file);
    if (text === undefined) {
      setProblem(file.size > MAX_SET_BYTES ? words.faults.too_large : words.faults.unreadable);
      return;
    }
    const read = readSetFile(text);
    if (!read.ok) {
      setProblem(setFaultText(read.error));
      return;
    }
    setProblem(undefined);
    setOwn(() => read.value);
    setChosen(FILE);
  }
  const sample = () =>
    saveBlob(
      new Blob([writeSetFile(questionSets.everybody)], { type: 'text/plain' }),
      setTitle(questionSets.everybody),
      'txt',
    );
  return (
    <>
      <p>{words.lead}</p>
      <Chips
        label={words.set}
        value={chosen()}
        onInput={setChosen}
        options={Object.entries(sets()).map(([value, each]) => ({ value, label: setTitle(each) }))}
      />
      <Show when={set()}>{(each) => <p class="note">{words.setDetail(each().questions.length, each().pass)}</p>}</Show>
      <Show when={problem()}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <details>
        <summary>{words.file}</summary>
        <Field label={words.file} hint={words.fileHint}>
          {(control) => (
            <input
              {...control}
              type="file"
              class="control"
              accept=".txt,text/plain"
              onChange={(event) => void open(event.currentTarget)}
            />
          )}
        </Field>
        <Button icon="download" onClick={sample}>
          {words.sample}
        </Button>
      </details>
      <Chips
        label={words.mode}
        hint={words.modeHint}
        value={mode()}
        onInput={setMode}
        options={modes.map((value) => ({ value, label: words.modes[value] }))}
      />
      <Show when={props.problem}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <PlacePicker label={words.place} value={place()} onInput={setPlace} />
      <BottomBar>
        <Button
          look="primary"
          big
          disabled={!set()}
          onClick={() => {
            const each = set();
            if (each) props.onStart(each, mode(), place());
          }}
        >
          {words.start}
        </Button>
      </BottomBar>
    </>
  );
}
