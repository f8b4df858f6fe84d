import './dialog.css';
import { createEffect, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { Button } from './Button.tsx';

export interface DialogProps {
  open: boolean;
  /** Called on Escape, the phone's back gesture, a tap beside it, and the close button. Set `open` to false in it. */
  onClose: () => void;
  title: JSX.Element;
  closeLabel: string;
  wide?: boolean | undefined;
  children: JSX.Element;
}

/** The native modal: it traps focus and gives it back to what opened it. A sheet at the bottom of a phone. */
export function Dialog(props: DialogProps) {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  let opener: Element | null = null;

  createEffect(() => {
    if (!dialog || props.open === dialog.open) return;
    if (props.open) {
      opener = document.activeElement;
      dialog.showModal();
    } else {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    }
  });
  onCleanup(() => dialog?.close());

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to close is Escape, which arrives as `cancel`
    <dialog
      ref={dialog}
      class="dialog"
      classList={{ wide: props.wide ?? false }}
      aria-labelledby={id}
      onCancel={(event) => {
        // A file chooser inside that is called off says `cancel` too, and it bubbles.
        if (event.target !== dialog) return;
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog) props.onClose();
      }}
    >
      <Show when={props.open}>
        <div class="dialog-head">
          <h2 id={id}>{props.title}</h2>
          <Button look="quiet" icon="close" aria-label={props.closeLabel} onClick={() => props.onClose()} />
        </div>
        <div class="dialog-body">{props.children}</div>
      </Show>
    </dialog>
  );
}
