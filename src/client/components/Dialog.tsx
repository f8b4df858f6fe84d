import './dialog.css';
import { createEffect, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { Button } from './Button.tsx';

interface DialogProps {
  open: boolean;
  /**
   * Called on Escape, the back gesture, a tap on the backdrop and the close button. The caller must set `open` to
   * false.
   */
  onClose: () => void;
  title: JSX.Element;
  closeLabel: string;
  wide?: boolean | undefined;
  children: JSX.Element;
}

/** A native modal dialog, which traps the focus and returns it on closing. On a phone it is a sheet at the bottom. */
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
        // The `cancel` event of a file input inside bubbles up here; ignore it.
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

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(
  props: Omit<DialogProps, 'closeLabel' | 'wide'> & {
    words: { readonly close: string; readonly cancel: string };
    /** The label of the button that does it. */
    confirm: string;
    onConfirm: () => void;
  },
) {
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={props.title} closeLabel={props.words.close}>
      {props.children}
      <div class="two">
        <Button onClick={() => props.onClose()}>{props.words.cancel}</Button>
        <Button look="danger" onClick={() => props.onConfirm()}>
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
