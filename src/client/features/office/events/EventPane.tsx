import { For, Show } from 'solid-js';
import { type PlannedEvent, plannedEvent } from '../../../../domain/events/event.ts';
import { Card } from '../../../components/Card.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PaneBack } from '../../../components/Panes.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { AnswersCard } from '../../../events/AnswersCard.tsx';
import { createAnswers } from '../../../events/answers.ts';
import { EventFacts } from '../../../events/EventFacts.tsx';
import { createStanding, squadsText, toneOf, whenText } from '../../../events/event-text.ts';
import { createMayPlan } from '../../../events/may-plan.ts';
import { resultsOf } from '../../../events/results.ts';
import { events as words } from '../../../events/words.ts';
import { createNames } from '../../../records/names.ts';
import type { LocalRecord } from '../../../state/records.ts';

/** The chosen event: where it stands, who comes, what it came to, and what to do next. */
function Chosen(props: {
  readonly local: LocalRecord;
  readonly event: PlannedEvent;
  readonly clashes: readonly PlannedEvent[];
}) {
  const record = () => props.local.record;
  const names = createNames(() => [record()]);
  const standingOf = createStanding();
  const standing = () => standingOf(props.event);
  const hosts = () => squadsText(props.event, names);
  const answers = createAnswers(() => props.event);
  const mayPlan = createMayPlan();
  const href = (end = '') => `/events/${props.event.id}${end}`;
  return (
    <>
      <div class="row event-state">
        <Pill tone={toneOf(standing())}>{words.state[standing()]}</Pill>
        <span class="note">{hosts()}</span>
      </div>
      <h2 class="panes-name">{props.event.title}</h2>
      <For each={props.clashes}>
        {(other) => (
          <Notice tone="wait" icon="clock" title={words.calendar.clashWith(other.title)}>
            {whenText(other)}
          </Notice>
        )}
      </For>
      <EventFacts event={props.event} record={record()} names={names} />
      <Show when={props.event.phase === 'planned'}>
        <AnswersCard answers={answers} event={props.event} />
      </Show>
      <Show when={props.event.phase === 'held'}>
        <Card title={words.event.result}>
          <Facts facts={resultsOf(record())} />
        </Card>
      </Show>
      <div class="row">
        <Show when={props.event.phase === 'planned' && mayPlan(() => props.event.squad)}>
          <LinkButton look={standing() === 'planned' ? 'plain' : 'primary'} icon="check" href={href('/close')}>
            {words.event.close}
          </LinkButton>
          <LinkButton icon="edit" href={href('/edit')}>
            {words.event.edit}
          </LinkButton>
        </Show>
        <Show when={props.event.phase === 'planned'}>
          <LinkButton icon="leaflet" href={`/office/posters?from=event&of=${props.event.id}`}>
            {words.calendar.poster}
          </LinkButton>
        </Show>
        <LinkButton href={href()}>{words.calendar.open}</LinkButton>
      </div>
    </>
  );
}

/** The pane beside the calendar or list; empty until an event is chosen. */
export function EventPane(props: {
  readonly local: LocalRecord | undefined;
  readonly clashes: readonly PlannedEvent[];
  readonly back: string;
}) {
  const shown = () => {
    const { local } = props;
    const event = local && plannedEvent(local.record);
    return local && event && { local, event };
  };
  return (
    <aside class="card event-pane" aria-label={words.calendar.chosen}>
      <Show when={shown()} fallback={<p class="note">{words.calendar.choose}</p>}>
        {(known) => (
          <>
            <PaneBack always href={props.back} label={words.title} />
            <Chosen local={known().local} event={known().event} clashes={props.clashes} />
          </>
        )}
      </Show>
    </aside>
  );
}
