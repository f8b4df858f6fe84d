import { Show } from 'solid-js';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import type { Standing } from '../../../../domain/events/times.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Pill } from '../../../components/Pill.tsx';
import { hoursText, toneOf } from '../../../events/event-text.ts';
import { events as words } from '../../../events/words.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import type { Names } from '../../../records/names.ts';
import { formatDay } from '../../../words/format.ts';

const label = (field: string) => fieldLabel('event', field);

/** Events as a table, on a phone as items of two lines; each opens beside it. */
export function EventTable(props: {
  readonly caption: string;
  readonly events: readonly PlannedEvent[];
  readonly names: Names;
  readonly thisYear: number;
  readonly standingOf: (event: PlannedEvent) => Standing;
  readonly hasClash: (event: PlannedEvent) => boolean;
  readonly hrefOf: (event: Id) => string;
}) {
  return (
    <DeskTable
      heading
      caption={props.caption}
      sortParam="sort"
      fileName={props.caption}
      rows={props.events}
      columns={[
        {
          key: 'day',
          head: label('date'),
          value: (event) => `${event.day} ${event.starts ?? ''}`.trim(),
          cell: (event) => [formatDay(event.day, props.thisYear), hoursText(event)].filter(Boolean).join(' '),
        },
        {
          key: 'title',
          head: label('title'),
          rowHead: true,
          value: (event) => event.title,
          href: (event) => props.hrefOf(event.id),
        },
        { key: 'place', head: label('place'), value: (event) => props.names.place(event.place) },
        {
          key: 'squad',
          head: label('squad'),
          value: (event) => (event.squad ? props.names.name(event.squad) : words.form.allSquads),
        },
        {
          key: 'state',
          head: label('status'),
          end: true,
          value: (event) => words.state[props.standingOf(event)],
          cell: (event) => (
            <span class="row">
              <Show when={props.hasClash(event)}>
                <Pill tone="wait" icon="alert">
                  {words.calendar.clash}
                </Pill>
              </Show>
              <Pill tone={toneOf(props.standingOf(event))}>{words.state[props.standingOf(event)]}</Pill>
            </span>
          ),
        },
      ]}
    />
  );
}
