import { createMemo, For, Show } from 'solid-js';
import type { Figure } from '../../../../domain/records/kinds/index.ts';
import { Meter } from '../../../components/Meter.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { formatNumber } from '../../../words/format.ts';
import { figureWords as words } from './words/figures.ts';

/** A group of a figure's records. */
export interface AmountRow {
  readonly name: string;
  readonly reported: number;
  readonly verified: number;
  readonly records: number;
  /** The address of its records. */
  readonly href: string;
}

/** A figure in groups, each with its verified part and a link to its records. Groups without records are left out. */
export function AmountBars(props: { figure: Figure; rows: readonly AmountRow[] }) {
  const rows = createMemo(() => props.rows.filter(({ records }) => records > 0));
  const most = () => Math.max(1, ...rows().map(({ reported }) => reported));
  const total = () => rows().reduce((sum, { reported }) => sum + reported, 0);
  return (
    <Show when={rows().length} fallback={<p class="note">{words.noGroups}</p>}>
      <ul class="group-bars">
        <For each={rows()}>
          {(row) => (
            <li>
              <span>{row.name}</span>
              <Meter
                label={words.groupMeter(row.name, formatNumber(row.reported), formatNumber(row.verified))}
                verified={row.verified}
                reported={row.reported}
                target={most()}
              />
              <a href={row.href} aria-label={`${row.name} ${figureName(props.figure)} ${formatNumber(row.reported)}`}>
                {formatNumber(row.reported)}
              </a>
            </li>
          )}
        </For>
        <li class="group-bars-total">
          <b>{words.total}</b>
          <span />
          <b>{formatNumber(total())}</b>
        </li>
      </ul>
    </Show>
  );
}
