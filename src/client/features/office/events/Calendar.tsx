import { For, Show } from 'solid-js';
import type { Span } from '../../../../domain/events/calendar.ts';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import type { Standing } from '../../../../domain/events/times.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { events as words } from '../../../events/words.ts';
import { formatDayAndWeekday, formatWeekday } from '../../../words/format.ts';

/** Events of a day that a month shows; further ones are behind a link to the week. */
const MOST_IN_MONTH = 3;

interface CalendarProps {
  readonly label: string;
  readonly span: Span;
  /** Whole weeks from Monday. */
  readonly days: readonly Day[];
  /** The month that is shown, as YYYY-MM; days of others are pale. */
  readonly month: string;
  readonly today: Day;
  readonly eventsOn: (day: Day) => readonly PlannedEvent[];
  readonly standingOf: (event: PlannedEvent) => Standing;
  readonly chosen: Id | undefined;
  readonly hrefOf: (event: Id) => string;
  readonly weekOf: (day: Day) => string;
}

/** A week or month of events. Each event is a link, in the order of time. */
export function Calendar(props: CalendarProps) {
  const most = () => (props.span === 'month' ? MOST_IN_MONTH : Number.POSITIVE_INFINITY);
  const link = (event: PlannedEvent) => (
    <li>
      <a
        class={`calendar-event ${props.standingOf(event)}`}
        href={props.hrefOf(event.id)}
        noScroll
        aria-current={event.id === props.chosen ? 'true' : undefined}
        title={event.title}
      >
        <Show when={props.span === 'week' && event.starts}>{(starts) => <small>{starts()}</small>}</Show>
        {event.title}
        <span class="hidden-visually">{words.state[props.standingOf(event)]}</span>
      </a>
    </li>
  );
  return (
    <div class="calendar" classList={{ week: props.span === 'week' }}>
      <div class="calendar-heads" aria-hidden="true">
        <For each={props.days.slice(0, 7)}>{(day) => <span>{formatWeekday(day)}</span>}</For>
      </div>
      <ol class="calendar-days" aria-label={props.label}>
        <For each={props.days}>
          {(day) => (
            <li
              classList={{ other: props.span === 'month' && !day.startsWith(props.month), today: day === props.today }}
            >
              <time datetime={day} aria-current={day === props.today ? 'date' : undefined}>
                <span aria-hidden="true">{Number(day.slice(8))}</span>
                <span class="hidden-visually">{formatDayAndWeekday(day)}</span>
              </time>
              <Show when={props.eventsOn(day).length}>
                <ul>
                  <For each={props.eventsOn(day).slice(0, most())}>{link}</For>
                  <Show when={props.eventsOn(day).length > most()}>
                    <li>
                      <a class="calendar-more" href={props.weekOf(day)} noScroll>
                        {words.calendar.others(props.eventsOn(day).length - most())}
                      </a>
                    </li>
                  </Show>
                </ul>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}
