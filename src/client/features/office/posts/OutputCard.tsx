import { createUniqueId, type JSX, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { createCopy } from '../../../components/copy.ts';
import { common } from '../../../words/common.ts';
import { posts as words } from './words.ts';

/** An output of a post, with its name and its length. */
export function OutputCard(props: { class: string; title: string; note: string; children: JSX.Element }) {
  const id = createUniqueId();
  return (
    <section class={`card post-output ${props.class}`} aria-labelledby={id}>
      <div class="post-output-head">
        <h2 id={id}>{props.title}</h2>
        <span class="note">{props.note}</span>
      </div>
      {props.children}
    </section>
  );
}

/** The buttons below a text: one copies it, one restores the automatic text. */
export function TextTools(props: {
  text: string;
  /** Returns the control with the text, which is selected where the browser does not copy. */
  control: () => HTMLInputElement | HTMLTextAreaElement | undefined;
  isOwn: boolean;
  onReset: () => void;
  children?: JSX.Element;
}) {
  const { copied, copy } = createCopy(() => props.text);
  async function press() {
    await copy();
    if (copied() !== false) return;
    props.control()?.focus();
    props.control()?.select();
  }
  return (
    <>
      <div class="row post-tools">
        <Button onClick={() => void press()}>{copied() ? common.action.copied : common.action.copy}</Button>
        {props.children}
        <Show when={props.isOwn}>
          <Button look="quiet" onClick={() => props.onReset()}>
            {words.outputs.automatic}
          </Button>
        </Show>
      </div>
      <p class="note" role="status">
        {copied() === false ? words.outputs.copyFailed : ''}
      </p>
    </>
  );
}
