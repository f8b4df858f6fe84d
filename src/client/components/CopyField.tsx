import { type JSX, Show } from 'solid-js';
import { Button, type ButtonLook } from './Button.tsx';
import { createCopy } from './copy.ts';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';

/** A text with a button that copies it. Where the browser refuses, the reader is asked to select it. */
export function CopyField(props: {
  label: string;
  text: string;
  /** Lines of a long text; one line without. */
  rows?: number;
  words: { readonly copy: string; readonly copied: string; readonly copyFailed: string };
  look?: ButtonLook;
  /** Buttons beside it. */
  children?: JSX.Element;
}) {
  const { copied, copy } = createCopy(() => props.text);
  const field = {
    readonly: true,
    onInput: () => undefined,
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => event.currentTarget.select(),
  };
  return (
    <>
      <Show when={props.rows} fallback={<TextField {...field} label={props.label} value={props.text} />}>
        {(rows) => <TextArea {...field} rows={rows()} label={props.label} value={props.text} />}
      </Show>
      <div class="two">
        {props.children}
        <Button look={props.look ?? 'primary'} onClick={() => void copy()}>
          {copied() ? props.words.copied : props.words.copy}
        </Button>
      </div>
      <p class="note" role="status">
        {copied() === false ? props.words.copyFailed : ''}
      </p>
    </>
  );
}
