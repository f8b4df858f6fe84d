import './panes.css';
import { For, type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

export interface PaneItem {
  readonly href: string;
  readonly label: string;
  /** A second line, such as the squad's town. */
  readonly detail?: string | undefined;
  readonly count?: string | undefined;
  readonly current: boolean;
}

/**
 * Two panes: what there is to choose from, and what is chosen. A narrow screen shows one after the other.
 * @param props.open something is chosen, which a narrow screen then shows
 */
export function Panes(props: { label: string; items: readonly PaneItem[]; open: boolean; children: JSX.Element }) {
  return (
    <div class="panes" classList={{ open: props.open }}>
      <nav class="card panes-list no-print" aria-label={props.label}>
        <ul>
          <For each={props.items}>
            {(item) => (
              <li>
                <a href={item.href} aria-current={item.current ? 'true' : undefined}>
                  <span class="panes-words">
                    {item.label}
                    <Show when={item.detail}>
                      <small>{item.detail}</small>
                    </Show>
                  </span>
                  <span>{item.count}</span>
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class="panes-chosen">{props.children}</div>
    </div>
  );
}

/** The way back from what is chosen. On a wide screen the list stands beside it, so only `always` is shown. */
export function PaneBack(props: { href: string; label: string; always?: boolean }) {
  return (
    <a class="button quiet panes-back no-print" classList={{ always: props.always ?? false }} href={props.href}>
      <Icon name="back" size={22} />
      {props.label}
    </a>
  );
}
