import './legend.css';
import { For } from 'solid-js';

/** The colours of figures: verified, reported and not verified yet, missing. */
const colours = ['verified', 'reported', 'missing'] as const;

/** The one key to the colours of meters, charts and tables. */
export function Legend(props: { words: Readonly<Record<(typeof colours)[number], string>> }) {
  return (
    <ul class="legend">
      <For each={colours}>
        {(colour) => (
          <li>
            <i class={`legend-mark ${colour}`} aria-hidden="true" />
            {props.words[colour]}
          </li>
        )}
      </For>
    </ul>
  );
}
