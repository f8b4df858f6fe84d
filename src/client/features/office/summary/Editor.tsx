import { batch, createMemo, createSignal, For, Show } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import {
  type Paragraph,
  type Part,
  readParagraphs,
  type Style,
  writeParagraphs,
} from '../../../../domain/reports/paragraphs.ts';
import type { TemplateError } from '../../../../domain/reports/template.ts';
import { Button } from '../../../components/Button.tsx';
import { insertAt, makeChip } from './chips.ts';
import { InsertDialog } from './InsertDialog.tsx';
import { ParagraphRow, type Row } from './ParagraphRow.tsx';
import { summary as words } from './words.ts';

/** The last place of the caret, where a number goes. */
interface Caret {
  readonly row: number;
  readonly range: Range;
}

/** The paragraphs of a report, with figures as chips. Typed text never makes a mark. */
export function Editor(props: {
  readonly text: string;
  readonly prose: Readonly<Record<string, string>>;
  readonly errors: readonly TemplateError[];
  /** The reports that use a figure. */
  readonly usedIn: (name: string) => readonly string[];
  readonly onText: (text: string) => void;
  readonly onProse: (name: string, text: string) => void;
}) {
  let last = 0;
  const rowOf = ({ style, parts }: Paragraph): Row => ({ id: ++last, style, parts });
  const [rows, setRows] = createStore<Row[]>(readParagraphs(props.text).map(rowOf));
  const elements = new Map<number, HTMLElement>();
  const [caret, setCaret] = createSignal<Caret>();
  const [inserting, setInserting] = createSignal(false);
  const written = createMemo(() => writeParagraphs(rows));
  /** The line of each paragraph. A pasted text may have empty lines, which are no paragraphs. */
  const lines = createMemo(() => {
    if (props.text === written()) return rows.map((_, index) => index + 1);
    return props.text.split('\n').flatMap((line, index) => (line.trim() ? [index + 1] : []));
  });
  const errorsAt = (index: number): TemplateError[] => props.errors.filter(({ line }) => line === lines()[index]);

  const tell = (): void => props.onText(written());
  const focus = (id: number): void => queueMicrotask(() => elements.get(id)?.focus());
  const change = (id: number, part: Partial<Row>): void => {
    setRows((row) => row.id === id, part);
    tell();
  };
  function addBelow(id: number, paragraphs: readonly Paragraph[]): void {
    const added = paragraphs.map(rowOf);
    setRows(produce((list) => list.splice(list.findIndex((row) => row.id === id) + 1, 0, ...added)));
    tell();
    const newest = added.at(-1);
    if (newest) focus(newest.id);
  }
  function remove(id: number): void {
    const at = rows.findIndex((row) => row.id === id);
    batch(() => {
      setRows((list) => list.filter((row) => row.id !== id));
      if (rows.length === 0) setRows([rowOf({ style: 'paragraph', parts: [] })]);
    });
    tell();
    const next = rows[Math.max(0, at - 1)];
    if (next) focus(next.id);
  }
  function insert(mark: string): void {
    setInserting(false);
    const at = caret();
    const element = at && elements.get(at.row);
    if (at && element?.contains(at.range.startContainer)) {
      insertAt(at.range, makeChip(mark));
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      element.focus();
      return;
    }
    const end = rows.at(-1);
    const parts: Part[] = [{ type: 'mark', mark }];
    if (end) addBelow(end.id, [{ style: 'paragraph', parts }]);
  }
  return (
    <section class="card summary-editor no-print" aria-label={words.editor.label}>
      <div class="summary-tools">
        <Button icon="plus" onClick={() => setInserting(true)}>
          {words.editor.insert.open}
        </Button>
      </div>
      <ol>
        <For each={rows}>
          {(row, index) => (
            <ParagraphRow
              row={row}
              at={index() + 1}
              prose={props.prose}
              errors={errorsAt(index())}
              ref={(element) => elements.set(row.id, element)}
              onParts={(parts) => change(row.id, { parts })}
              onStyle={(style: Style) => change(row.id, { style })}
              onCaret={(range) => setCaret({ row: row.id, range })}
              onAddBelow={(paragraphs) => addBelow(row.id, paragraphs)}
              onRemove={() => remove(row.id)}
              onProse={props.onProse}
            />
          )}
        </For>
      </ol>
      <Show when={inserting()}>
        <InsertDialog usedIn={props.usedIn} onClose={() => setInserting(false)} onInsert={insert} />
      </Show>
    </section>
  );
}
