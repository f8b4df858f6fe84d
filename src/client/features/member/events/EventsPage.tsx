import { createMemo, For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { recordDay, textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { headline } from '../../../records/headline.ts';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { createActivities } from '../../../state/records.ts';
import { formatDay } from '../../../words/format.ts';
import { events as words } from './words.ts';

/** More events than a squad holds in two years. */
const MAX_EVENTS = 300;

/** 活动: events held, newest first. */
export default function EventsPage() {
  const today = createToday();
  const year = () => yearOf(today());
  const events = createActivities('event', () => MAX_EVENTS);
  const names = createNames(() => (events() ?? []).map(({ record }) => record));
  const years = createMemo(() => {
    const all = new Map<number, NonNullable<ReturnType<typeof events>>[number][]>();
    for (const local of events() ?? []) {
      const of = yearOf(recordDay(local.record) ?? '');
      all.set(of, [...(all.get(of) ?? []), local]);
    }
    return [...all];
  });
  const add = () => (
    <LinkButton look="primary" icon="plus" href="/log/event">
      {words.log}
    </LinkButton>
  );
  return (
    <Page above="tabs">
      <PageHeader title={words.title} overline={words.held(years().find(([of]) => of === year())?.[1].length ?? 0)} />
      <Show when={events()?.length !== 0}>
        <div>{add()}</div>
      </Show>
      <Show when={events()}>
        <For
          each={years()}
          fallback={
            <EmptyState icon="calendar" title={words.empty} action={add()}>
              {words.emptyHint}
            </EmptyState>
          }
        >
          {([of, list]) => (
            <Card title={words.year(of)}>
              <List>
                <For each={list}>
                  {({ id, record }) => (
                    <ListItem
                      href={`/records/${id}`}
                      title={headline(record, names)}
                      detail={[formatDay(recordDay(record) ?? ''), names.place(textField(record, 'place'))]
                        .filter((part) => part)
                        .join(' · ')}
                    />
                  )}
                </For>
              </List>
            </Card>
          )}
        </For>
      </Show>
    </Page>
  );
}
