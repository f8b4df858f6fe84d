import { Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { HoldingRow, MaterialRow, StockResponse } from '../../../../protocol/stock/stock.ts';
import { Pill } from '../../../components/Pill.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { createToday } from '../../../records/today.ts';
import { accountText } from '../../../stock/account-text.ts';
import { stock as words } from '../../../stock/words.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { FlowDrawing, OnHand } from './FlowDrawing.tsx';
import { TableCard } from './TableCard.tsx';

const nameIn = (stock: StockResponse) => (id: string) => stock.names[id];

/** The name of a material; a word for leaflets that name none. */
export const materialText = (names: StockResponse['names'], material: string | null): string =>
  (material && names[material]) ?? words.noMaterial;

const numbers = ['opening', 'entered', 'distributed', 'lost', 'left'] as const;

/** Leaflets of no named material have no stock: they count as handed out alone. */
const amountIn = (row: MaterialRow, key: (typeof numbers)[number]): number | undefined =>
  row.material === null && key !== 'distributed' ? undefined : row[key];

/** Each material over the period. Opening and entered, less handed out and lost, are what is left. */
export function MaterialTable(props: { readonly stock: StockResponse; readonly fileName: string }) {
  const named = (row: MaterialRow) => materialText(props.stock.names, row.material);
  const rows = () =>
    [...props.stock.materials].sort(
      (a, b) => Number(a.material === null) - Number(b.material === null) || compareNames(named(a), named(b)),
    );
  const { batch: batchWords, in: entered, out, opened } = words.materials;
  const parts: readonly (readonly ['entered' | 'distributed' | 'openings', (amount: string) => string])[] = [
    ['entered', entered],
    ['distributed', out],
    ['openings', opened],
  ];
  const batches = (row: MaterialRow) =>
    row.batches
      .map((batch) =>
        batchWords(
          batch.batch,
          parts.flatMap(([key, say]) => (batch[key] ? [say(formatNumber(batch[key]))] : [])),
        ),
      )
      .join('；');
  return (
    <TableCard
      caption={words.materials.title}
      sortParam="materials"
      fileName={props.fileName}
      rows={rows()}
      columns={[
        {
          key: 'name',
          head: words.materials.name,
          rowHead: true,
          value: named,
        },
        ...numbers.map((key) => ({
          key,
          head: words.materials[key],
          number: true,
          value: (row: MaterialRow) => amountIn(row, key),
          cell: (row: MaterialRow) => {
            const amount = amountIn(row, key);
            return amount === undefined ? '' : formatNumber(amount);
          },
          sum: formatNumber,
        })),
        { key: 'batches', head: words.materials.batches, value: batches },
      ]}
    />
  );
}

/** The copies at the office, in squads and with members, at the period's end. */
export function HolderTable(props: { readonly stock: StockResponse; readonly fileName: string }) {
  const today = createToday();
  const rows = () =>
    props.stock.holdings.filter(
      ({ material, balance, count }) => material !== null && (balance !== 0 || count !== null),
    );
  const holder = (row: HoldingRow) => accountText(row.account, nameIn(props.stock));
  const countText = ({ count }: HoldingRow) =>
    count
      ? words.holders.counted(formatDay(count.day, yearOf(today())), formatNumber(count.counted)) +
        (count.variance ? ` · ${words.holders.variance(formatNumber(count.variance))}` : '')
      : '';
  return (
    <TableCard
      caption={words.holders.title}
      sortParam="holders"
      fileName={props.fileName}
      rows={rows()}
      columns={[
        { key: 'holder', head: words.holders.holder, rowHead: true, value: holder },
        {
          key: 'material',
          head: words.materials.name,
          value: (row) => materialText(props.stock.names, row.material),
        },
        ...(['received', 'given'] as const).map((key) => ({
          key,
          head: words.holders[key],
          number: true,
          value: (row: HoldingRow) => row[key],
          cell: (row: HoldingRow) => formatNumber(row[key]),
        })),
        {
          key: 'balance',
          head: words.holders.balance,
          number: true,
          end: true,
          value: (row) => row.balance,
          cell: (row) => (
            <Show when={row.question} fallback={formatNumber(row.balance)}>
              <Pill tone="wait">{formatNumber(row.balance)}</Pill>
            </Show>
          ),
          sum: formatNumber,
        },
        { key: 'count', head: words.holders.count, value: countText },
      ]}
    />
  );
}

const stages = ['source', 'office', 'squad', 'member', 'loss', 'public'];
const stageOf = (account: string): number => stages.indexOf(account.split('/')[0] ?? '');

/** The way of the copies, stage by stage: from print to the office, squads, members and people. */
export function FlowTable(props: { readonly stock: StockResponse; readonly fileName: string }) {
  const rows = () =>
    [...props.stock.flows].sort((a, b) => stageOf(a.from) - stageOf(b.from) || stageOf(a.to) - stageOf(b.to));
  const text = (account: string) => accountText(account, nameIn(props.stock));
  return (
    <TableCard
      tools={
        <>
          <OnHand stock={props.stock} />
          <FlowDrawing stock={props.stock} />
        </>
      }
      caption={words.flow.title}
      sortParam="flow"
      fileName={props.fileName}
      rows={rows()}
      columns={[
        { key: 'from', head: words.flow.from, rowHead: true, value: (row) => text(row.from) },
        { key: 'to', head: words.flow.to, value: (row) => text(row.to) },
        {
          key: 'quantity',
          head: words.flow.quantity,
          number: true,
          end: true,
          value: (row) => row.quantity,
          cell: (row) => formatNumber(row.quantity),
        },
      ]}
    />
  );
}
