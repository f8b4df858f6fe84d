import './button.css';
import './page-header.css';
import { type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/** The top of a page: its one h1, a quiet line above it, a way back and a slot for a pill or a button. */
export function PageHeader(props: {
  title: JSX.Element;
  overline?: JSX.Element;
  back?: { href: string; label: string } | undefined;
  trailing?: JSX.Element;
}) {
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
        <h1>{props.title}</h1>
      </div>
      {props.trailing}
    </header>
  );
}
