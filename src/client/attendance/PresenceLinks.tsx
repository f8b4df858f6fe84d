import { Show } from 'solid-js';
import type { PlannedEvent } from '../../domain/events/event.ts';
import { addDays } from '../../domain/kernel/day.ts';
import { LinkButton } from '../components/LinkButton.tsx';
import { createToday } from '../records/today.ts';
import { createPresenceRights } from './presence-rights.ts';
import { attendance as words } from './words.ts';

/** Links from an event to 到场登记: on its day for everybody; its list also afterwards, for who may note others. */
export function PresenceLinks(props: { readonly event: PlannedEvent }) {
  const today = createToday();
  const rights = createPresenceRights();
  // It may end after midnight.
  const isNow = () => [today(), addDays(today(), -1)].includes(props.event.day) && props.event.phase === 'planned';
  const hasList = () => rights.mayShow() && props.event.day <= today() && props.event.phase !== 'cancelled';
  return (
    <Show when={isNow() || hasList()}>
      <div class="row">
        <Show when={isNow()}>
          <Show when={rights.mayShow()}>
            <LinkButton look="primary" icon="qr" href={`/events/${props.event.id}/code`}>
              {words.show.button}
            </LinkButton>
          </Show>
          <LinkButton
            look={rights.mayShow() ? 'plain' : 'primary'}
            icon="check"
            href={`/events/${props.event.id}/check-in`}
          >
            {words.title}
          </LinkButton>
        </Show>
        <Show when={hasList()}>
          <LinkButton icon="people" href={`/events/${props.event.id}/presence`}>
            {words.list.title}
          </LinkButton>
        </Show>
      </div>
    </Show>
  );
}
