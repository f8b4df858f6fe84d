import './year-sums.css';
import { For } from 'solid-js';
import { Card } from '../components/Card.tsx';

/** A member's totals of the year. */
export function YearSums(props: {
  readonly title: string;
  readonly sums: readonly { readonly value: string; readonly label: string }[];
  readonly note?: string | undefined;
}) {
  return (
    <Card title={props.title}>
      <ul class="year-sums">
        <For each={props.sums}>
          {(sum) => (
            <li>
              <b>{sum.value}</b>
              <span>{sum.label}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="note">{props.note}</p>
    </Card>
  );
}
