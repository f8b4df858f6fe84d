import { groupBy } from '../../../../domain/kernel/group-by.ts';
import './events.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { calendarDays, type Span, stepped } from '../../../../domain/events/calendar.ts';
import { type PlannedEvent, plannedEvents } from '../../../../domain/events/event.ts';
import { clashesOf, standings } from '../../../../domain/events/times.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { createWide } from '../../../components/wide.ts';
import { createStanding } from '../../../events/event-text.ts';
import { createMayPlan } from '../../../events/may-plan.ts';
import { WeekCard } from '../../../events/WeekCard.tsx';
import { events as words } from '../../../events/words.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { namedOptions } from '../../../records/named-options.ts';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { toSearch } from '../../../state/office-client.ts';
import { createActivities, createReferences, MAX_EVENTS } from '../../../state/records.ts';
import { formatDay, formatMonthOfYear } from '../../../words/format.ts';
import { Calendar } from './Calendar.tsx';
import { CampaignCard } from './CampaignCard.tsx';
import { EventPane } from './EventPane.tsx';
import { EventTable } from './EventTable.tsx';
import { eventQuery, passes, type View, views } from './event-query.ts';

/** 活动 of the desk: the district's events as a calendar or list, and the chosen one beside it. */
export default function EventsPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const isWide = createWide();
  const standingOf = createStanding();
  const mayPlan = createMayPlan();
  const squads = createReferences('squad');
  const campaigns = createReferences('campaign');
  const locals = createActivities('event', () => MAX_EVENTS);
  const records = createMemo(() => (locals() ?? []).map(({ record }) => record));
  const names = createNames(records);
  const query = createMemo(() => eventQuery({ ...address }));
  /** A phone has no room for a calendar. */
  const view = (): View => (isWide() ? query().view : 'list');
  const span = (): Span => (view() === 'week' ? 'week' : 'month');
  const day = () => query().day ?? today();
  const days = createMemo(() => calendarDays(span(), day()));
  const all = createMemo(() => plannedEvents(records()));
  const shown = createMemo(() =>
    all().filter((event) => passes(event, { ...query(), view: view() }, standingOf(event))),
  );
  /** Lists open events by time, then those that are over, the latest first. */
  const listed = createMemo(() => {
    const isDone = ({ phase }: PlannedEvent) => phase !== 'planned';
    return [...shown().filter((event) => !isDone(event)), ...shown().filter(isDone).reverse()];
  });
  const byDay = createMemo(() => groupBy(shown(), ({ day: of }) => of));
  const clashes = createMemo(() => clashesOf(all()));
  const toClose = () => all().filter((event) => standingOf(event) === 'toClose').length;
  const chosen = () => locals()?.find(({ id }) => id === query().event);
  const set = (change: Readonly<Record<string, string | undefined>>) => setAddress(change);
  const href = (change: Readonly<Record<string, string | undefined>>) => {
    const { standing, view: as, ...rest } = query();
    return `/office/events?${toSearch({ ...rest, state: standing, view: as, ...change })}`;
  };
  const title = () => {
    if (view() === 'list' && !query().day) return words.calendar.all;
    const [first, last] = [days()[0] ?? day(), days().at(-1) ?? day()];
    return span() === 'week' ? words.between(formatDay(first), formatDay(last)) : formatMonthOfYear(day());
  };
  const step = (by: -1 | 1, label: string) => (
    <Button
      aria-label={label}
      icon={by < 0 ? 'back' : 'chevron'}
      onClick={() => set({ day: stepped(span(), day(), by) })}
    />
  );
  const filter = (key: 'state' | 'campaign' | 'squad', options: { value: string; label: string }[]) => (
    <Select
      label={fieldLabel('event', key === 'state' ? 'status' : key)}
      value={(key === 'state' ? query().standing : query()[key]) ?? ''}
      empty={words.calendar.any}
      options={options}
      onInput={(value) => set({ [key]: value || undefined })}
    />
  );
  const states = () => standings.map((value) => ({ value, label: words.state[value] }));
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <Show when={mayPlan()}>
            <LinkButton look="primary" icon="plus" href="/events/new">
              {words.plan}
            </LinkButton>
          </Show>
        }
      />
      <div class="desk-events" classList={{ open: chosen() !== undefined }}>
        <div class="desk-events-main">
          <search class="event-filter">
            <div class="row">
              <div class="row">
                {step(-1, words.calendar.back)}
                <b aria-live="polite">{title()}</b>
                {step(1, words.calendar.forward)}
                <Show when={query().day}>
                  <Button onClick={() => set({ day: undefined })}>
                    {view() === 'list' ? words.calendar.all : words.calendar.today}
                  </Button>
                </Show>
              </div>
              <Show when={isWide()}>
                <Segmented
                  hideLabel
                  label={words.calendar.view}
                  value={view()}
                  options={views.map((value) => ({ value, label: words.calendar[value] }))}
                  onInput={(value) => set({ view: value })}
                />
              </Show>
            </div>
            <div class="event-filter-fields">
              {filter('state', states())}
              {filter('squad', namedOptions(squads()))}
              {filter('campaign', namedOptions(campaigns()))}
            </div>
          </search>
          <Show when={toClose() && query().standing !== 'toClose'}>
            <Notice
              quiet
              tone="wait"
              icon="clock"
              title={words.calendar.toClose(toClose())}
              action={
                <LinkButton href={href({ view: 'list', state: 'toClose', day: undefined, event: undefined })}>
                  {words.calendar.see}
                </LinkButton>
              }
            />
          </Show>
          <Card>
            <Switch>
              <Match when={view() === 'list'}>
                <EventTable
                  caption={title()}
                  events={listed()}
                  names={names}
                  thisYear={yearOf(today())}
                  standingOf={standingOf}
                  hasClash={({ id }) => clashes().has(id)}
                  hrefOf={(event) => href({ event })}
                />
                <Show when={locals() && !shown().length}>
                  <p class="note">{words.calendar.none}</p>
                </Show>
              </Match>
              <Match when={view() !== 'list'}>
                <Calendar
                  label={title()}
                  span={span()}
                  days={days()}
                  month={day().slice(0, 7)}
                  today={today()}
                  eventsOn={(each) => byDay().get(each) ?? []}
                  standingOf={standingOf}
                  chosen={query().event}
                  hrefOf={(event) => href({ event })}
                  weekOf={(each) => href({ view: 'week', day: each })}
                />
                <p class="calendar-key" aria-hidden="true">
                  <For each={standings}>
                    {(standing) => <span class={`calendar-event ${standing}`}>{words.state[standing]}</span>}
                  </For>
                </p>
              </Match>
            </Switch>
          </Card>
          <WeekCard events={all().filter((event) => standingOf(event) !== 'toClose')} names={names} />
          <Show when={campaigns()}>
            {(all) => (
              <CampaignCard
                campaigns={all().map(({ record }) => record)}
                thisYear={yearOf(today())}
                hrefOf={(campaign: Id) => href({ campaign, view: 'list', day: undefined })}
              />
            )}
          </Show>
        </div>
        <EventPane
          local={chosen()}
          clashes={clashes().get(query().event ?? '') ?? []}
          back={href({ event: undefined })}
        />
      </div>
    </>
  );
}
