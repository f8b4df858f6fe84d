import { Show } from 'solid-js';
import { plannedEvent } from '../../../../domain/events/event.ts';
import { readClock } from '../../../../domain/kernel/clock.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { createRecord } from '../../../state/records.ts';
import { formatTime } from '../../../words/format.ts';

/** Says that a claim is saved on this phone, and nothing more: only the server's records can prove it. */
export function NotedCard(props: { readonly event: Id; readonly record: Id }) {
  const event = createRecord(() => props.event);
  const claim = createRecord(() => props.record);
  const title = () => {
    const known = event();
    return known ? plannedEvent(known.record)?.title : undefined;
  };
  const time = () => {
    const known = claim();
    return known ? formatTime(readClock(known.record.created).wall) : '';
  };
  return (
    <Card>
      <Notice tone="ok" title={words.noted}>
        {[title(), time()].filter(Boolean).join(' · ')}
      </Notice>
      <p class="note">{words.kept}</p>
      <Show when={event() === null}>
        <p class="note">{words.unknownEvent}</p>
      </Show>
    </Card>
  );
}
