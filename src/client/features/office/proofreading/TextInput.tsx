import { createSignal, Show } from 'solid-js';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { MAX_TEXT } from '../../../../domain/proofreading/proofread.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Field } from '../../../components/Field.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { MAX_DOCX } from '../../../reports/docx-package.ts';
import { formatNumber } from '../../../words/format.ts';
import { type DocxFault, type HomeFigure, readDocx, readHome } from './docx.ts';
import { proofreading as words } from './words.ts';

/** Takes a pasted text, or reads it from a document. */
export function TextInput(props: {
  readonly text: string;
  readonly onInput: (text: string) => void;
  readonly onCheck: (text: string, home: readonly HomeFigure[]) => void;
}) {
  const [reading, setReading] = createSignal(false);
  const [fault, setFault] = createSignal<DocxFault>();
  const [error, setError] = createSignal<string>();
  function check(text: string, home: readonly HomeFigure[] = []) {
    setError(undefined);
    if (text.trim() === '') setError(words.empty);
    else if (text.length > MAX_TEXT) setError(words.tooLong(formatNumber(text.length)));
    else props.onCheck(text, home);
  }
  async function open(file: File | undefined) {
    if (!file) return;
    setFault(undefined);
    setReading(true);
    const read: Result<{ text: string; home: readonly HomeFigure[] }, DocxFault> =
      file.size > MAX_DOCX
        ? err('file_too_large')
        : await file.arrayBuffer().then(
            (buffer) => {
              const bytes = new Uint8Array(buffer);
              const text = readDocx(bytes);
              return text.ok ? ok({ text: text.value, home: readHome(bytes) }) : text;
            },
            () => err('damaged'),
          );
    setReading(false);
    if (read.ok) {
      props.onInput(read.value.text);
      check(read.value.text, read.value.home);
    } else setFault(read.error);
  }
  return (
    <Card>
      <TextArea
        class="proof-input"
        label={words.text}
        hint={words.textHint}
        error={error()}
        rows={12}
        autocomplete="off"
        spellcheck={false}
        value={props.text}
        onInput={(text) => {
          setError(undefined);
          props.onInput(text);
        }}
      />
      <Field label={words.file} hint={words.fileHint}>
        {(control) => (
          <input
            {...control}
            class="control proof-file"
            type="file"
            accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            disabled={reading()}
            // A corrected file has the same name and must be read again.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => void open(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <Show when={reading()}>
        <Spinner label={words.reading} />
      </Show>
      <Show when={fault()}>
        {(code) => (
          <Notice tone="bad" title={words.faults[code()]}>
            {words.untouched}
          </Notice>
        )}
      </Show>
      <div class="row">
        <Button look="primary" disabled={reading()} onClick={() => check(props.text)}>
          {words.check}
        </Button>
      </div>
    </Card>
  );
}
