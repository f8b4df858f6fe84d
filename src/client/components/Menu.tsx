import './menu.css';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { Button, type ButtonProps } from './Button.tsx';
import type { IconName } from './Icon.tsx';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly onChoose: () => void;
}

/** A button that opens a short list of actions below itself. Escape, a choice and leaving it close the list. */
export function Menu(props: { label: string; icon: IconName; look?: ButtonProps['look']; items: readonly MenuItem[] }) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const close = () => {
    setOpen(false);
    button?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches keys and focus of the buttons inside
    <div
      class="menu no-print"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open()) return;
        event.stopPropagation();
        close();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpen(false);
      }}
    >
      <Button
        ref={button}
        look={props.look}
        icon={props.icon}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        {props.label}
      </Button>
      <div id={id} class="menu-list" hidden={!open()}>
        <Show when={open()}>
          <For each={props.items}>
            {(item) => (
              <Button
                look="quiet"
                icon={item.icon}
                onClick={() => {
                  close();
                  item.onChoose();
                }}
              >
                {item.label}
              </Button>
            )}
          </For>
        </Show>
      </div>
    </div>
  );
}
