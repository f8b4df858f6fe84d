import type { Accessor } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import { event } from '../../domain/records/kinds/event.ts';
import { may, reachIn } from '../../domain/records/permission.ts';
import { useClient } from '../state/context.ts';

/** Whether the member may plan events at all, or the event of a squad. The server decides by the same table. */
export function createMayPlan(): (squad?: Accessor<Id | undefined>) => boolean {
  const { session } = useClient();
  return (squad) => {
    const actor = session.identity()?.actor;
    const reach = actor && reachIn(event.plan?.write ?? {}, actor.role);
    if (reach !== 'squad') return reach === 'district';
    return actor?.squad != null && (squad === undefined || squad() === actor.squad);
  };
}

/** The page with all events: the desk's for organizers and the office, otherwise the phone's. */
export function createEventsHome(): Accessor<string> {
  const { session } = useClient();
  return () => (may(session.identity()?.actor.role ?? 'volunteer', 'figures.read') ? '/office/events' : '/events');
}
