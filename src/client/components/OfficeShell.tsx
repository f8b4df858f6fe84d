import './office-shell.css';
import './tab-bar.css';
import { A } from '@solidjs/router';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { List, ListItem } from './List.tsx';
import type { Tab } from './TabBar.tsx';

/** How many items wait behind a navigation item, as a number and in words for screen readers. */
export interface Waiting {
  readonly count: number;
  readonly label: string;
}

export interface OfficeItem extends Tab {
  /** Undefined while nothing waits. */
  waiting?: (() => Waiting | undefined) | undefined;
  /** Stands in the phone's tab bar; the others are behind 更多. */
  tab?: boolean | undefined;
  /** Begins another group of pages. */
  apart?: boolean | undefined;
}

/** The person at the desk, shown at the foot of the navigation. */
export interface DeskPerson {
  readonly name: string;
  readonly role: string;
  readonly onSignOut: () => void;
}

interface ShellWords {
  readonly more: string;
  readonly signOut: string;
  readonly close: string;
}

function Count(props: { of: OfficeItem }) {
  return (
    <Show when={props.of.waiting?.()}>
      {(waiting) => (
        <>
          <span class="nav-count" aria-hidden="true">
            {waiting().count}
          </span>
          <span class="hidden-visually">{waiting().label}</span>
        </>
      )}
    </Show>
  );
}

/** The phone's navigation: a few tabs, and a sheet with the other pages and the person. */
function DeskTabs(props: { label: string; items: readonly OfficeItem[]; person: DeskPerson; words: ShellWords }) {
  const [open, setOpen] = createSignal(false);
  const others = () => props.items.filter(({ tab }) => !tab);
  return (
    <>
      <nav class="tab-bar desk-tabs" aria-label={props.label}>
        <For each={props.items.filter(({ tab }) => tab)}>
          {(item) => (
            <A href={item.href} end={item.end ?? false}>
              <Icon name={item.icon} size={26} />
              <span>{item.label}</span>
              <Show when={item.waiting?.()}>
                {(waiting) => (
                  <span class="tab-mark">
                    <span class="hidden-visually">{waiting().label}</span>
                  </span>
                )}
              </Show>
            </A>
          )}
        </For>
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="more" size={26} />
          <span>{props.words.more}</span>
        </button>
      </nav>
      <Dialog open={open()} onClose={() => setOpen(false)} title={props.words.more} closeLabel={props.words.close}>
        <List>
          <For each={others()}>
            {(item) => <ListItem href={item.href} icon={item.icon} title={item.label} trailing={<Count of={item} />} />}
          </For>
          <ListItem
            icon="leave"
            title={props.words.signOut}
            detail={`${props.person.name} · ${props.person.role}`}
            onClick={() => {
              setOpen(false);
              props.person.onSignOut();
            }}
          />
        </List>
      </Dialog>
    </>
  );
}

/**
 * The layout of all pages of organizers and the office: navigation at the side, on a phone a tab bar. The person is at
 * its foot. Pages use PageHeader, `.columns`, `.side-by-side` and Cards inside it.
 */
export function OfficeShell(props: {
  brand: string;
  /** The district's name. */
  place: string;
  label: string;
  items: readonly OfficeItem[];
  person: DeskPerson;
  words: ShellWords;
  /** The page brings its own `main`, as a member's page does. */
  hasMain?: boolean;
  /** The page has its own bar at the bottom of a phone. */
  hasBar?: boolean;
  children: JSX.Element;
}) {
  return (
    <div class="office" classList={{ 'has-bar': props.hasBar ?? false }}>
      <nav class="office-nav" aria-label={props.label}>
        <a class="office-brand" href="/office">
          {props.brand} <small>{props.place}</small>
        </a>
        <ul>
          <For each={props.items}>
            {(item) => (
              <li classList={{ apart: item.apart ?? false }}>
                <A href={item.href} end={item.end ?? false}>
                  <Icon name={item.icon} size={20} />
                  <span>{item.label}</span>
                  <Count of={item} />
                </A>
              </li>
            )}
          </For>
        </ul>
        <div class="office-foot">
          <span class="office-face" aria-hidden="true">
            {props.person.name.slice(0, 1)}
          </span>
          <span class="office-person">
            <b>{props.person.name}</b>
            <small>{props.person.role}</small>
          </span>
          <Button look="quiet" onClick={() => props.person.onSignOut()}>
            <Icon name="leave" size={18} />
            {props.words.signOut}
          </Button>
        </div>
      </nav>
      <Show when={!props.hasMain} fallback={<div class="office-guest">{props.children}</div>}>
        <main class="office-main" id="main" tabindex="-1">
          {props.children}
        </main>
      </Show>
      <Show when={!props.hasBar}>
        <DeskTabs label={props.label} items={props.items} person={props.person} words={props.words} />
      </Show>
    </div>
  );
}
