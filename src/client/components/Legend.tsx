import './legend.css';
import { For } from 'solid-js';

/** The colours of figures: verified, reported and not verified yet, missing. */
export type LegendColour = 'verified' | 'reported' | 'missing';

/** The one key to the colours of meters, charts and tables. */
export function Legend(props: { items: readonly { colour: LegendColour; text: string }[] }) {
  return (
    <ul class="legend">
      <For each={props.items}>
        {({ colour, text }) => (
          <li>
            <i class={`legend-mark ${colour}`} aria-hidden="true" />
            {text}
          </li>
        )}
      </For>
    </ul>
  );
}
