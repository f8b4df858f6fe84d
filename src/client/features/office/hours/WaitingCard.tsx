import { createMemo, createResource, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { olderDays, readWaitingHours, recentDays, settleHref } from '../../../attendance/waiting.ts';
import { untilText } from '../../../attendance/workdays.ts';
import { Card } from '../../../components/Card.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { formatDay } from '../../../words/format.ts';
import { hours as words } from './words.ts';

/** 还没记完的活动: events whose hours are not settled, with what is missing and how long there is; nothing without any. */
export function WaitingCard() {
  const { store, time } = useClient();
  const today = createToday();
  const recent = createLive(() => {
    const days = recentDays(today());
    return (store) => readWaitingHours(store, time(), days);
  });
  const [older] = createResource(today, (day) => readWaitingHours(store, time(), olderDays(day)));
  const rows = createMemo(() => [...((older.state === 'ready' && older()) || []), ...(recent() ?? [])]);
  const names = createNamesOf(() => rows().flatMap(({ event }) => event.squad ?? []));
  return (
    <Show when={rows().length}>
      <Card>
        <DeskTable
          heading
          caption={words.waiting.title}
          sortParam="waiting"
          fileName={words.waiting.title}
          rows={rows()}
          columns={[
            {
              key: 'event',
              head: words.later.event,
              rowHead: true,
              value: ({ event }) => event.title,
              href: settleHref,
            },
            {
              key: 'day',
              head: words.long.day,
              value: ({ event }) => event.day,
              cell: ({ event }) => formatDay(event.day, yearOf(today())),
            },
            { key: 'squad', head: words.later.squad, value: ({ event }) => names.name(event.squad) ?? '' },
            {
              key: 'open',
              head: words.waiting.open,
              value: ({ event, open }) =>
                [event.phase === 'planned' && words.waiting.toClose, open > 0 && words.waiting.claims(open)]
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              key: 'due',
              head: words.waiting.due,
              value: ({ due }) => due,
              cell: ({ due, left }) => untilText(due, left),
            },
          ]}
        />
        <p class="note">{words.waiting.note}</p>
      </Card>
    </Show>
  );
}
