import { createMemo, For, type JSX, Show } from 'solid-js';
import { asksFor, type PlannedEvent, plannedEvent, plannedEvents } from '../../../../domain/events/event.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { groupBy } from '../../../../domain/kernel/group-by.ts';
import { recordDay, textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { createStanding, hoursText, toneOf } from '../../../events/event-text.ts';
import { createMayPlan } from '../../../events/may-plan.ts';
import { WeekCard } from '../../../events/WeekCard.tsx';
import { events as words } from '../../../events/words.ts';
import { headline } from '../../../records/headline.ts';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createActivities } from '../../../state/records.ts';
import { formatDay } from '../../../words/format.ts';

/** More events than a squad holds in two years, with the planned ones of the district. */
const MAX_EVENTS = 600;

/** 活动: what comes next, what is to be closed, and the events held, newest first. */
export default function EventsPage() {
  const { session } = useClient();
  const today = createToday();
  const standingOf = createStanding();
  const year = () => yearOf(today());
  const mayPlan = createMayPlan();
  const mayPlanDistrict = () => mayPlan(() => undefined);
  const events = createActivities('event', () => MAX_EVENTS);
  const names = createNames(() => (events() ?? []).map(({ record }) => record));
  const planned = createMemo(() => plannedEvents((events() ?? []).map(({ record }) => record)));
  const coming = () => planned().filter((event) => event.day >= today() && standingOf(event) !== 'toClose');
  const isAsked = (event: PlannedEvent) => asksFor(event, session.identity()?.actor.squad ?? null);
  /** The latest first: it is fresh in memory. */
  const toClose = () =>
    planned()
      .filter((event) => standingOf(event) === 'toClose')
      .reverse();
  const years = createMemo(() => {
    const held = (events() ?? []).filter(({ record }) => (plannedEvent(record)?.phase ?? 'held') === 'held');
    return [...groupBy(held, ({ record }) => yearOf(recordDay(record) ?? ''))];
  });
  const add = () => (
    <LinkButton look={mayPlan() ? 'plain' : 'primary'} icon="plus" href="/log/event">
      {words.log}
    </LinkButton>
  );
  const plan = () => (
    <Show when={mayPlan()}>
      <LinkButton look="primary" icon="calendar" href="/events/new">
        {words.plan}
      </LinkButton>
    </Show>
  );
  const line = (event: PlannedEvent): JSX.Element => {
    const standing = () => standingOf(event);
    return (
      <ListItem
        href={`/events/${event.id}`}
        title={event.title}
        detail={[formatDay(event.day), hoursText(event), names.place(event.place)].filter(Boolean).join(' · ')}
        trailing={
          <Show when={standing() !== 'planned'}>
            <Pill tone={toneOf(standing())}>{words.state[standing()]}</Pill>
          </Show>
        }
      />
    );
  };
  const section = (title: string, list: readonly PlannedEvent[]) => (
    <Show when={list.length}>
      <Card title={title}>
        <List label={title}>
          <For each={list}>{line}</For>
        </List>
      </Card>
    </Show>
  );
  return (
    <Page above="tabs">
      <PageHeader title={words.title} overline={words.held(years().find(([of]) => of === year())?.[1].length ?? 0)} />
      <Show when={events()?.length !== 0}>
        <div class="row">
          {plan()}
          {add()}
          <Show when={mayPlanDistrict()}>
            <LinkButton href="/events/campaigns">{words.campaigns.title}</LinkButton>
          </Show>
        </div>
      </Show>
      {section(words.toClose, mayPlan() ? toClose() : [])}
      {section(words.coming, coming().filter(isAsked))}
      <WeekCard events={coming()} names={names} />
      {section(
        words.elsewhere,
        coming().filter((event) => !isAsked(event)),
      )}
      <Show when={events()}>
        <For
          each={years()}
          fallback={
            <Show when={!planned().length}>
              <EmptyState
                icon="calendar"
                title={words.empty}
                action={
                  <div class="row">
                    {plan()}
                    {add()}
                  </div>
                }
              >
                {words.emptyHint}
              </EmptyState>
            </Show>
          }
        >
          {([of, list]) => (
            <Card title={words.year(of)}>
              <List>
                <For each={list}>
                  {({ id, record }) => (
                    <ListItem
                      href={plannedEvent(record) ? `/events/${id}` : `/records/${id}`}
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
