import { For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import type { SignedRow } from '../../../../protocol/reports/signed.ts';
import { Card } from '../../../components/Card.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { formatMoment } from '../../../words/format.ts';
import { summary as words } from './words.ts';

/** Says who signed a version, and when. */
export const signedText = ({ signedAt, signedByName }: Pick<SignedRow, 'signedAt' | 'signedByName'>): string =>
  words.signed.by(signedByName ?? words.signed.somebody, formatMoment(signedAt, dayAt(signedAt)));

/** Lists the signed versions of the report. */
export function SignedCard(props: { rows: readonly SignedRow[]; hrefOf: (row: SignedRow) => string }) {
  return (
    <Show when={props.rows.length}>
      <Card title={words.signed.title} class="no-print">
        <ul class="list">
          <For each={props.rows}>
            {(row) => (
              <li class="summary-gap">
                <span>
                  <Pill tone="ok">{words.signed.version(row.version)}</Pill>
                  <small>{signedText(row)}</small>
                </span>
                <a class="button quiet" href={props.hrefOf(row)} aria-label={words.signed.openVersion(row.version)}>
                  {words.signed.open}
                </a>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
