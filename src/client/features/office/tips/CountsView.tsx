import { For, Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { tipOutcomes, tipStates } from '../../../../domain/tips/state.ts';
import type { TipCounts } from '../../../../protocol/tips/tip-desk.ts';
import { BarChart } from '../../../components/BarChart.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Kpi } from '../../../components/Kpi.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { createPolled } from '../../../state/polled.ts';
import { fetchTipCounts } from '../../../tips/desk/tips-client.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatMonth, formatNumber, formatPercent, formatShort } from '../../../words/format.ts';

interface Share {
  readonly name: string;
  readonly count: number;
}

function Shares(props: { title: string; name: string; shares: readonly Share[] }) {
  const total = () => props.shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card>
      <DeskTable
        heading
        caption={props.title}
        rows={props.shares}
        columns={[
          { key: 'name', head: props.name, value: (row) => row.name, rowHead: true },
          {
            key: 'count',
            head: tipDesk.counts.count,
            value: (row) => row.count,
            cell: (row) => formatNumber(row.count),
            number: true,
            sum: formatNumber,
          },
          {
            key: 'share',
            head: tipDesk.counts.share,
            cell: (row) => formatPercent(total() ? row.count / total() : 0),
            number: true,
          },
        ]}
      />
    </Card>
  );
}

function Counts(props: { counts: TipCounts; today: Day }) {
  const words = tipDesk.counts;
  const monthWords = (month: string) => {
    const year = yearOf(`${month}-01`) === yearOf(props.today) ? '' : `${month.slice(2, 4)}/`;
    return `${year}${formatMonth(Number(month.slice(5)))}`;
  };
  const figures = () => [
    { name: words.total, value: props.counts.total },
    { name: tipDesk.list.filterOpen, value: props.counts.total - (props.counts.byState.closed ?? 0) },
    { name: words.overdue, value: props.counts.overdue },
    { name: words.dueSoon, value: props.counts.dueSoon },
  ];
  return (
    <>
      <div class="kpis">
        <For each={figures()}>
          {(figure) => <Kpi name={figure.name} value={formatNumber(figure.value)} unit={words.unit} />}
        </For>
      </div>
      <div class="side-by-side">
        <Card title={words.byMonth}>
          <BarChart
            label={words.byMonth}
            bars={props.counts.byMonth.map(({ month, received }) => ({
              label: monthWords(month),
              value: received,
              open: month === props.today.slice(0, 7),
            }))}
            format={(value) => formatAmount(value, words.unit)}
            formatAxis={formatShort}
            words={{ table: common.action.showTable, time: common.time.month, value: words.received }}
          />
          <DeskTable
            caption={words.byMonthTable}
            rows={props.counts.byMonth}
            columns={[
              {
                key: 'month',
                head: common.time.month,
                value: (row) => row.month,
                cell: (row) => monthWords(row.month),
                rowHead: true,
              },
              {
                key: 'received',
                head: words.received,
                value: (row) => row.received,
                cell: (row) => formatNumber(row.received),
                number: true,
                sum: formatNumber,
              },
              {
                key: 'closed',
                head: words.closed,
                value: (row) => row.closed,
                cell: (row) => formatNumber(row.closed),
                number: true,
                sum: formatNumber,
              },
            ]}
          />
        </Card>
        <div class="stack">
          <Shares
            title={words.byState}
            name={tipDesk.list.state}
            shares={tipStates.map((state) => ({ name: tipDesk.state[state], count: props.counts.byState[state] ?? 0 }))}
          />
          <Shares
            title={words.byOutcome}
            name={tipDesk.acts.outcome}
            shares={tipOutcomes.map((outcome) => ({
              name: tipDesk.outcome[outcome],
              count: props.counts.byOutcome[outcome] ?? 0,
            }))}
          />
        </div>
      </div>
      <p class="note">{words.note}</p>
    </>
  );
}

/** 统计: counts only, as a table and as bars. */
export function CountsView(props: { today: Day }) {
  const counts = createPolled(() => fetchTipCounts, { repeat: false });
  return (
    <Loaded
      of={counts}
      loading={common.loading}
      failed={() => <EmptyState icon="chart" title={tipDesk.counts.failed} />}
    >
      {(value) => (
        <Show when={value().total > 0} fallback={<EmptyState icon="chart" title={tipDesk.counts.empty} />}>
          <Counts counts={value()} today={props.today} />
        </Show>
      )}
    </Loaded>
  );
}
