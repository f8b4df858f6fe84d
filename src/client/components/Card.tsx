import './card.css';
import { createUniqueId, type JSX, Show } from 'solid-js';

/** Groups related content. With a `title` it is a named region headed by an h2. */
export function Card(props: {
  /** Anchor for links to the card. */
  id?: string | undefined;
  title?: JSX.Element;
  class?: string | undefined;
  children: JSX.Element;
}) {
  const id = createUniqueId();
  return (
    <section id={props.id} class={`card ${props.class ?? ''}`} aria-labelledby={props.title ? id : undefined}>
      <Show when={props.title}>
        <h2 id={id}>{props.title}</h2>
      </Show>
      {props.children}
    </section>
  );
}
