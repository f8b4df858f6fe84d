import { createMemo, createSignal, Show } from 'solid-js';
import type { BoardQuery } from '../../../../protocol/figures/board.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Meter } from '../../../components/Meter.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Sparkline } from '../../../components/Sparkline.tsx';
import { figureUnit, nameOf } from '../../../figures/figure-text.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { formatNumber, formatPercent } from '../../../words/format.ts';
import { fileName } from './board-query.ts';
import { type FigureRow, meets, verifiedShare } from './figure-rows.ts';
import { isReviewed } from './MonthChart.tsx';
import { amountWords, boundWords, countWords, valueWords } from './row-text.ts';
import { figureWords as words } from './words/figures.ts';

function Verified(props: { row: FigureRow }) {
  return (
    <Show when={props.row.amounts} fallback="—">
      {(amounts) => (
        <Show when={isReviewed(amounts().figure) && verifiedShare(props.row) !== undefined} fallback="—">
          <span class="figure-verified">
            <Meter
              label={words.groupMeter(
                nameOf(props.row.entry.id),
                countWords(amounts().reported, amounts().figure),
                countWords(amounts().verified, amounts().figure),
              )}
              verified={amounts().verified}
              reported={amounts().reported}
            />
            {formatPercent(verifiedShare(props.row) ?? 0)}
          </span>
        </Show>
      )}
    </Show>
  );
}

const number = ({ value }: FigureRow): number | string | undefined =>
  value.type === 'number' ? value.value : valueWords(value);

/** The figures of the catalogue, each with its value, target and trend. */
export function CatalogueTable(props: {
  rows: readonly FigureRow[];
  /** The id of the figure shown beside the table. */
  chosen: string;
  query: BoardQuery;
  hrefOf: (id: string) => string;
  isPartial: boolean;
  /** Lists figures without a value too, as for somebody who looks for them. */
  whole: boolean;
}) {
  const [isOpen, setOpen] = createSignal(false);
  const isFolded = ({ value, entry }: FigureRow) =>
    value.type === 'missing' && !entry.bound && entry.id !== props.chosen;
  /** The figures that have a value or a target, unless there are none. */
  const shown = createMemo(() => {
    const some = props.whole || isOpen() ? [] : props.rows.filter((row) => !isFolded(row));
    return some.length ? some : props.rows;
  });
  const missing = () => props.rows.filter(({ value }) => value.type === 'missing').length;
  const listed = createMemo(() => new Set(props.rows.map(({ entry }) => entry.id)));
  const isPart = ({ entry }: FigureRow) => entry.of !== undefined && listed().has(entry.of);
  const name = (row: FigureRow) => (isPart(row) ? words.part(nameOf(row.entry.id)) : nameOf(row.entry.id));
  return (
    <>
      <DeskTable
        caption={words.title}
        hideCaption
        sortParam="sort"
        fileName={fileName(words.title, props.query)}
        rows={shown()}
        allRows={async () => props.rows}
        columns={[
          {
            key: 'figure',
            head: words.figure,
            rowHead: true,
            value: name,
            cell: (row) => (
              <a
                class="figure-name"
                classList={{ part: isPart(row) }}
                href={props.hrefOf(row.entry.id)}
                aria-current={row.entry.id === props.chosen ? 'true' : undefined}
              >
                {name(row)}
              </a>
            ),
          },
          { key: 'sort', head: words.sort, only: 'file', value: ({ entry }) => words.sorts[entry.sort] },
          {
            key: 'value',
            head: words.value,
            number: true,
            end: true,
            value: number,
            cell: ({ value, entry }) => (
              <Show when={amountWords(value, entry)} fallback={<Pill tone="wait">{words.missing}</Pill>}>
                {(text) => <b class="figure-cell">{text()}</b>}
              </Show>
            ),
          },
          { key: 'unit', head: words.unit, only: 'file', value: ({ entry }) => figureUnit(entry.id) },
          {
            key: 'verified',
            head: words.verified,
            value: ({ amounts }) => amounts?.verified,
            cell: (row) => <Verified row={row} />,
          },
          {
            key: 'target',
            head: words.target,
            number: true,
            value: ({ entry }) => entry.bound && boundWords(entry.bound),
            cell: ({ entry, value }) => (
              <Show when={entry.bound} fallback="—">
                {(bound) => (
                  <span classList={{ 'figure-unmet': meets(bound(), value) === false }}>{boundWords(bound())}</span>
                )}
              </Show>
            ),
          },
          {
            key: 'before',
            head: words.before,
            number: true,
            value: ({ before }) => (before.type === 'number' ? before.value : valueWords(before)),
            cell: ({ before }) => valueWords(before) ?? '—',
          },
          {
            key: 'trend',
            head: words.trend,
            only: 'table',
            cell: ({ months }) => (
              <Show when={months.length > 1 && months.some(({ reported }) => reported > 0)}>
                <Sparkline values={months.map(({ reported }) => reported)} />
              </Show>
            ),
          },
        ]}
      />
      <Show when={props.rows.length === 0}>
        <EmptyState icon="search" title={words.nothing}>
          {words.nothingHint}
        </EmptyState>
      </Show>
      <Show when={props.rows.length - shown().length}>
        {(folded) => <Button onClick={() => setOpen(true)}>{words.others(formatNumber(folded()))}</Button>}
      </Show>
      <p class="note">
        {words.count(formatNumber(props.rows.length), formatNumber(missing()))}
        {props.isPartial ? words.partial : words.neverMixed}
      </p>
    </>
  );
}
