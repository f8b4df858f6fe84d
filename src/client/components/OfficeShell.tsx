import './office-shell.css';
import { A } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import type { Tab } from './TabBar.tsx';

/** How many items wait behind a navigation item, as a number and in words for screen readers. */
export interface Waiting {
  readonly count: number;
  readonly label: string;
}

export interface OfficeItem extends Tab {
  /** Undefined while nothing waits. */
  waiting?: (() => Waiting | undefined) | undefined;
}

/**
 * The desk's layout: navigation at the side on a laptop, across the top on a phone. Pages use PageHeader, `.columns`,
 * `.side-by-side` and Cards inside it.
 */
export function OfficeShell(props: {
  brand: string;
  label: string;
  items: readonly OfficeItem[];
  foot?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <div class="office">
      <nav class="office-nav" aria-label={props.label}>
        <a class="office-brand" href="/">
          {props.brand}
        </a>
        <ul>
          <For each={props.items}>
            {(item) => (
              <li>
                <A href={item.href} end={item.end ?? false}>
                  <Icon name={item.icon} size={20} />
                  <span>{item.label}</span>
                  <Show when={item.waiting?.()}>
                    {(waiting) => (
                      <>
                        <span class="nav-count" aria-hidden="true">
                          {waiting().count}
                        </span>
                        <span class="hidden-visually">{waiting().label}</span>
                      </>
                    )}
                  </Show>
                </A>
              </li>
            )}
          </For>
        </ul>
        <div class="office-foot">{props.foot}</div>
      </nav>
      <main class="office-main" id="main" tabindex="-1">
        {props.children}
      </main>
    </div>
  );
}
