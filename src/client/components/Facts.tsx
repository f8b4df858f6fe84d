import './facts.css';
import { For, type JSX } from 'solid-js';

export interface Fact {
  readonly label: string;
  readonly value: JSX.Element;
}

/** A list of facts, each with its name above its value. */
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
