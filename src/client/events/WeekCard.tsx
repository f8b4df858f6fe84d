import { createMemo, Show } from 'solid-js';
import type { PlannedEvent } from '../../domain/events/event.ts';
import { Card } from '../components/Card.tsx';
import { CopyField } from '../components/CopyField.tsx';
import type { Names } from '../records/names.ts';
import { createToday } from '../records/today.ts';
import { useClient } from '../state/context.ts';
import { common } from '../words/common.ts';
import { weekEvents, weekText } from './chat-text.ts';
import { createMayPlan } from './may-plan.ts';
import { events as words } from './words.ts';

/** The coming week's events as a text for the squad's chat, for those who plan. Organizers have all events in it. */
export function WeekCard(props: { readonly events: readonly PlannedEvent[]; readonly names: Names }) {
  const { session } = useClient();
  const today = createToday();
  const mayPlan = createMayPlan();
  const squad = () => (mayPlan(() => undefined) ? undefined : (session.identity()?.actor.squad ?? undefined));
  const shown = createMemo(() => (mayPlan() ? weekEvents(props.events, today(), squad()) : []));
  return (
    <Show when={shown().length}>
      <Card>
        <CopyField
          rows={Math.min(10, shown().length + 3)}
          look="plain"
          label={words.chat.weekLabel}
          text={weekText(shown(), ({ place }) => props.names.place(place), `${location.origin}/events`)}
          words={{ ...common.action, copyFailed: words.event.copyFailed }}
        />
      </Card>
    </Show>
  );
}
