import { For, onMount, Show } from 'solid-js';
import { type Paragraph, type Part, type Style, styles } from '../../../../domain/reports/paragraphs.ts';
import type { TemplateError } from '../../../../domain/reports/template.ts';
import { Button } from '../../../components/Button.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { chipText, cutAfter, insertAt, partsIn, showParts } from './chips.ts';
import { summary as words } from './words.ts';

export interface Row extends Paragraph {
  readonly id: number;
}

/** The names of the slots for prose in a paragraph. */
const slotsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part.type === 'mark' && part.mark.startsWith('待写 ') ? [part.mark.slice(3).trim()] : []));

/** The selection within an element; undefined if it is elsewhere. */
function rangeIn(element: HTMLElement): Range | undefined {
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  return range && element.contains(range.commonAncestorContainer) ? range : undefined;
}

/** One paragraph: its style, its text with chips, and the prose that the office writes in its slots. */
export function ParagraphRow(props: {
  readonly row: Row;
  /** Its place, from 1. */
  readonly at: number;
  readonly prose: Readonly<Record<string, string>>;
  readonly errors: readonly TemplateError[];
  readonly ref: (element: HTMLElement) => void;
  readonly onParts: (parts: Part[]) => void;
  readonly onStyle: (style: Style) => void;
  readonly onCaret: (range: Range) => void;
  readonly onAddBelow: (paragraphs: readonly Paragraph[]) => void;
  readonly onRemove: () => void;
  readonly onProse: (name: string, text: string) => void;
}) {
  let box: HTMLDivElement | undefined;
  const isControl = () => props.row.style === 'control';
  onMount(() => {
    if (!box) return;
    // The browser edits the content; it is written here once and read after each change.
    showParts(box, props.row.parts);
    props.ref(box);
  });
  const read = (): void => {
    if (box) props.onParts(partsIn(box));
  };
  const noteCaret = (): void => {
    const range = box && rangeIn(box);
    if (range) props.onCaret(range.cloneRange());
  };
  function split(): void {
    const range = box && rangeIn(box);
    if (!box || !range) return;
    const rest = cutAfter(range, box);
    read();
    const style = props.row.style === 'point' ? 'point' : 'paragraph';
    props.onAddBelow([{ style, parts: rest }]);
  }
  function paste(text: string): void {
    const range = box && rangeIn(box);
    const [first = '', ...others] = text.split(/[\r\n]+/).filter((line) => line.trim());
    if (!range) return;
    insertAt(range, document.createTextNode(first));
    read();
    if (others.length)
      props.onAddBelow(others.map((line) => ({ style: 'paragraph', parts: [{ type: 'text', text: line.trim() }] })));
  }
  return (
    <li class="summary-row" classList={{ faulty: props.errors.length > 0 }} id={`paragraph-${props.at}`}>
      <div class="summary-row-tools">
        <Show when={!isControl()} fallback={<span class="note">{words.editor.styles.control}</span>}>
          <select
            class="control"
            aria-label={words.editor.style(props.at)}
            value={props.row.style}
            onInput={(event) => props.onStyle(event.currentTarget.value as Style)}
          >
            <For each={styles.filter((style) => style !== 'control')}>
              {(style) => <option value={style}>{words.editor.styles[style]}</option>}
            </For>
          </select>
        </Show>
        <Button
          look="quiet"
          icon="plus"
          aria-label={words.editor.addBelow(props.at)}
          onClick={() => props.onAddBelow([{ style: 'paragraph', parts: [] }])}
        />
        <Button look="quiet" icon="close" aria-label={words.editor.remove(props.at)} onClick={() => props.onRemove()} />
      </div>
      <Show
        when={!isControl()}
        fallback={
          <p class="summary-control">
            <For each={props.row.parts}>
              {(part) => <span class="summary-chip">{part.type === 'mark' ? chipText(part.mark) : part.text}</span>}
            </For>
          </p>
        }
      >
        {/* biome-ignore lint/a11y/useSemanticElements: an input holds no chips */}
        <div
          ref={box}
          class="control summary-box"
          role="textbox"
          tabIndex={0}
          contentEditable
          aria-multiline="true"
          aria-label={words.editor.paragraph(props.at, words.editor.styles[props.row.style])}
          onInput={read}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            split();
          }}
          onPaste={(event) => {
            event.preventDefault();
            paste(event.clipboardData?.getData('text/plain') ?? '');
          }}
          onDrop={(event) => event.preventDefault()}
          onKeyUp={noteCaret}
          onMouseUp={noteCaret}
          onFocus={() => queueMicrotask(noteCaret)}
          onBlur={noteCaret}
        />
      </Show>
      <For each={slotsIn(props.row.parts)}>
        {(name) => (
          <TextArea
            label={words.editor.prose(name)}
            maxlength={10_000}
            value={props.prose[name] ?? ''}
            onInput={(text) => props.onProse(name, text)}
          />
        )}
      </For>
      <For each={props.errors}>
        {(error) => (
          <p class="field-error" role="alert">
            {words.editor.errors[error.code](error.name)}
          </p>
        )}
      </For>
    </li>
  );
}
