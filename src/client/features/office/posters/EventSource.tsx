import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { plannedEvent } from '../../../../domain/events/event.ts';
import { eventPoster } from '../../../../domain/posters/contents.ts';
import { textField } from '../../../../domain/records/record.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Select } from '../../../components/Select.tsx';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { createActivities, MAX_EVENTS } from '../../../state/records.ts';
import { formatDay } from '../../../words/format.ts';
import type { SourceProps } from './chosen.ts';
import { page } from './words.ts';

/** Chooses a planned event that has not passed. */
export function EventSource(props: SourceProps) {
  const today = createToday();
  const all = createActivities('event', () => MAX_EVENTS);
  const coming = createMemo(() =>
    (all() ?? [])
      .flatMap(({ record }) => {
        const event = plannedEvent(record);
        return event && event.phase === 'planned' && event.day >= today() ? [{ event, record }] : [];
      })
      .sort((a, b) => a.event.day.localeCompare(b.event.day)),
  );
  const names = createNames(() => coming().map(({ record }) => record));
  const [id, setId] = createSignal(props.asked);
  const chosen = () => coming().find(({ event }) => event.id === id()) ?? coming()[0];
  const isPublic = () => chosen()?.record.fields.public === true;
  createEffect(() => {
    const known = chosen();
    if (!known) return props.onChosen(undefined);
    const { event, record } = known;
    const { place, squad, ...rest } = event;
    const facts = {
      ...{ ...rest, place: names.place(place), audience: textField(record, 'audience') },
      ...{ host: textField(record, 'host') ?? names.name(squad), isPublic: isPublic() },
    };
    props.onChosen({ name: event.title, content: eventPoster(props.publisher, facts) });
  });
  return (
    <Show
      when={chosen()}
      fallback={
        <Show when={all()}>
          <EmptyState icon="calendar" title={page.event.none}>
            {page.event.noneHint}
          </EmptyState>
        </Show>
      }
    >
      {(known) => (
        <>
          <Select
            label={page.event.choose}
            value={known().event.id}
            options={coming().map(({ event }) => ({
              value: event.id,
              label: `${formatDay(event.day)} ${event.title}`,
            }))}
            onInput={setId}
          />
          <Show when={!isPublic()}>
            <p class="note">{page.event.notPublic}</p>
          </Show>
        </>
      )}
    </Show>
  );
}
