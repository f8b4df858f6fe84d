import './tab-bar.css';
import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';

export interface Tab {
  href: string;
  label: string;
  icon: IconName;
  /** The tab is current only at exactly this path. */
  end?: boolean | undefined;
  /** Says what needs attention there: shown as a dot, and read aloud. */
  mark?: string | undefined;
}

/** The phone's bottom navigation with four or five tabs. The router marks the current one with aria-current. */
export function TabBar(props: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tab-bar" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          <A href={tab.href} end={tab.end ?? false}>
            <Icon name={tab.icon} size={26} />
            <span>{tab.label}</span>
            <Show when={tab.mark}>
              {(mark) => (
                <span class="tab-mark">
                  <span class="hidden-visually">{mark()}</span>
                </span>
              )}
            </Show>
          </A>
        )}
      </For>
    </nav>
  );
}
