import './button.css';
import './page-header.css';
import { createEffect, type JSX, onMount, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/** Whether the first page was shown. Later pages move the focus to their heading. */
let opened = false;

/** The top of a page: the only h1 (also the tab title), an overline, a way back and a slot on the right. */
export function PageHeader(props: {
  title: JSX.Element;
  overline?: JSX.Element;
  back?: { href: string; label: string } | undefined;
  trailing?: JSX.Element;
}) {
  let heading: HTMLHeadingElement | undefined;
  createEffect(() => {
    // Read so that the effect tracks it: the title changes with the language.
    void props.title;
    document.title = heading?.textContent ?? '';
  });
  onMount(() => {
    if (opened && document.activeElement === document.body) heading?.focus({ preventScroll: true });
    opened = true;
  });
  return (
    <header class="page-header">
      <Show when={props.back}>
        {(back) => (
          <a class="button quiet page-header-back" href={back().href} aria-label={back().label}>
            <Icon name="back" size={26} />
          </a>
        )}
      </Show>
      <div class="page-header-words">
        <Show when={props.overline}>
          <p>{props.overline}</p>
        </Show>
        <h1 ref={heading} tabindex="-1">
          {props.title}
        </h1>
      </div>
      {props.trailing}
    </header>
  );
}
