import './facts.css';
import { For, type JSX } from 'solid-js';

export interface Fact {
  readonly label: string;
  readonly value: JSX.Element;
}

/** What is known of one thing: the name of each fact above what it is. */
export function Facts(props: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      <For each={props.facts}>
        {(fact) => (
          <div>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
