import { useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { isLargeLater, MANY_LATER } from '../../../../domain/attendance/later.ts';
import type { DeskPresence, LaterEntry } from '../../../../protocol/attendance/desk.ts';
import { Corrections } from '../../../attendance/Corrections.tsx';
import { fetchDeskPresence } from '../../../attendance/desk-client.ts';
import { attendance } from '../../../attendance/words.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Select } from '../../../components/Select.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { formatDay, formatMonthOfYear, formatNumber } from '../../../words/format.ts';
import { wordOf } from '../../../words/word-of.ts';
import { WaitingCard } from './WaitingCard.tsx';
import { WorkdaysCard } from './WorkdaysCard.tsx';
import { hours as words } from './words.ts';

const MONTHS = 12;

/** Lists a day's month and those before it, latest first, as YYYY-MM. */
function monthsTo(day: string): string[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS }, (_, back) => {
    const month = last - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const hoursText = (minutes: number) => words.hours(formatNumber(minutes / 60));

const largeText = ({ together, minutes }: LaterEntry): string =>
  together > MANY_LATER ? words.later.people(together) : hoursText(minutes);

const stateText = ({ state, ruledBy }: LaterEntry): string =>
  [wordOf(attendance.mine.state, state, state), ruledBy].filter(Boolean).join(' · ');

function LaterTable(props: { readonly entries: readonly LaterEntry[]; readonly month: string }) {
  return (
    <DeskTable
      heading
      caption={words.later.title}
      sortParam="later"
      fileName={`${words.later.title}-${props.month}`}
      rows={props.entries}
      columns={[
        { key: 'member', head: words.later.member, rowHead: true, value: (row) => row.member ?? words.unknown },
        { key: 'squad', head: words.later.squad, value: (row) => row.squad ?? '' },
        {
          key: 'event',
          head: words.later.event,
          value: (row) => `${row.day} ${row.title ?? words.unknown}`,
          cell: (row) => `${row.title ?? words.unknown} · ${formatDay(row.day)}`,
          href: (row) => `/events/${row.event}/presence`,
        },
        {
          key: 'minutes',
          head: words.later.minutes,
          number: true,
          value: (row) => row.minutes / 60,
          cell: (row) => formatNumber(row.minutes / 60),
        },
        {
          key: 'reason',
          head: words.later.reason,
          value: (row) => (row.reason === null ? '' : optionLabel('attendance', 'reason', row.reason)),
        },
        { key: 'by', head: words.later.by, value: (row) => row.by ?? words.unknown },
        { key: 'state', head: words.later.state, value: stateText },
        {
          key: 'look',
          head: words.later.look,
          end: true,
          value: (row) => (isLargeLater(row) ? largeText(row) : ''),
          cell: (row) => (
            <Show when={isLargeLater(row)}>
              <Pill tone="wait">{largeText(row)}</Pill>
            </Show>
          ),
        },
      ]}
    />
  );
}

function LongDays(props: { readonly days: DeskPresence['longDays']; readonly month: string }) {
  return (
    <Card>
      <DeskTable
        heading
        caption={words.long.title}
        sortParam="long"
        fileName={`${words.long.title}-${props.month}`}
        rows={props.days}
        columns={[
          { key: 'member', head: words.later.member, rowHead: true, value: (row) => row.name ?? words.unknown },
          { key: 'day', head: words.long.day, value: (row) => row.day, cell: (row) => formatDay(row.day) },
          {
            key: 'minutes',
            head: words.later.minutes,
            number: true,
            value: (row) => row.minutes / 60,
            cell: (row) => formatNumber(row.minutes / 60),
          },
        ]}
      />
      <p class="note">{words.long.note}</p>
    </Card>
  );
}

/** 服务时间: events whose hours wait, a month's entries made afterwards, and days too long to be believed unasked. */
export default function HoursPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const months = () => monthsTo(today());
  const month = () => months().find((each) => each === address.month) ?? today().slice(0, 7);
  const presence = createPolled(() => {
    const asked = { month: month() };
    return () => fetchDeskPresence(asked);
  });
  return (
    <>
      <PageHeader title={words.title} />
      <WaitingCard />
      <Corrections />
      <Select
        label={words.month}
        value={month()}
        onInput={(chosen) => setAddress({ month: chosen })}
        options={months().map((value) => ({ value, label: formatMonthOfYear(`${value}-01`) }))}
      />
      <Loaded of={presence} loading={words.loading} failed={() => <Notice tone="bad" title={words.failed} />}>
        {(shown) => (
          <>
            <Show when={shown().longDays.length}>
              <LongDays days={shown().longDays} month={month()} />
            </Show>
            <Card>
              <Show
                when={shown().entries.length}
                fallback={
                  <EmptyState icon="check" title={words.later.none}>
                    {words.later.noneHint}
                  </EmptyState>
                }
              >
                <LaterTable entries={shown().entries} month={month()} />
                <p class="note">{words.later.note}</p>
              </Show>
            </Card>
          </>
        )}
      </Loaded>
      <WorkdaysCard />
    </>
  );
}
