import { type Accessor, createMemo } from 'solid-js';
import { addDays, type Day } from '../../../../domain/kernel/day.ts';
import { type ActivityName, activityNames } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { phaseOf } from '../../../../domain/records/record.ts';
import { createPresenceRights } from '../../../attendance/presence-rights.ts';
import { readWaitingHours, recentDays } from '../../../attendance/waiting.ts';
import { readTasks } from '../../../coverage/local-tasks.ts';
import type { Store } from '../../../data/store.ts';
import { seenKey } from '../../../events/seen.ts';
import { createClockValue, createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { createLedSquad, createReturned, createToCheck } from '../../../state/records.ts';
import type { DeliveryStatus } from '../../../state/status.ts';
import {
  byUrgency,
  changedEvents,
  eventItems,
  hoursItem,
  isRecentTask,
  lateItem,
  type NextItem,
  taskItems,
} from './next.ts';

/** More events than a district has on two days. */
const MAX_SOON = 20;

/** More planned events than a district has ahead. */
const MAX_AHEAD = 300;

/** Reads the planned events from a day on, and what the member saw of each. */
async function readAhead(store: Store, from: Day) {
  const events = await store.activities('event', MAX_AHEAD, undefined, from);
  const records = events.filter(({ record }) => phaseOf(record));
  const seen = await Promise.all(records.map(async ({ id }) => [id, await store.draft(seenKey(id))] as const));
  return { records, seen: new Map(seen.flatMap(([id, fields]) => (fields ? [[id, fields] as const] : []))) };
}

/** More than a leader checks in a day; the count is exact below that. */
const MAX_TO_CHECK = 999;

/** More supervision visits than a district has in a year. */
const MAX_VISITS = 500;

/** Reads what supervision visits asked for and is due; the rule is fetched by those alone whom it concerns. */
async function readFollowUps(store: Store, today: Day) {
  const { dueFollowUps } = await import('../../../../domain/programme/follow-up.ts');
  const visits = await store.activities('supervision', MAX_VISITS);
  return dueFollowUps(
    visits.map(({ record }) => record),
    today,
  );
}

async function draftKinds(store: Store): Promise<ActivityName[]> {
  const drafts = await Promise.all(activityNames.map((kind) => store.draft(`log/${kind}`)));
  return activityNames.filter((_, at) => drafts[at]);
}

/** Returns all that waits for the signed-in member, the most urgent first; read from the phone alone. */
export function createNext(status: Accessor<DeliveryStatus>): Accessor<readonly NextItem[]> {
  const { session, time } = useClient();
  const rights = createPresenceRights();
  const today = createToday();
  const now = createClockValue(time);
  const returned = createReturned();
  const drafts = createLive(() => draftKinds);
  const oldest = createLive(() => async (store) => (await store.queue(1))[0]?.change.savedAt);
  const soon = createLive(() => {
    const before = { day: addDays(today(), 2), id: '' };
    return (store) => store.activities('event', MAX_SOON, before);
  });
  const ahead = createLive(() => {
    const from = today();
    return (store) => readAhead(store, from);
  });
  const led = createLedSquad();
  const tasks = createLive(() => {
    const actor = session.identity()?.actor;
    const squad = actor?.squad;
    const leads = led() !== undefined;
    const day = today();
    return squad
      ? (store) =>
          readTasks(
            store,
            squad,
            (task) => isRecentTask(task, day) && (task.member === actor.member || (leads && !task.member)),
          )
      : undefined;
  });
  const hours = createLive(() => {
    const days = recentDays(today());
    return rights.mayShow() ? (store) => readWaitingHours(store, time(), days) : undefined;
  });
  const followUps = createLive(() => {
    const day = today();
    return may(session.identity()?.actor.role ?? 'public', 'write:supervision')
      ? (store) => readFollowUps(store, day)
      : undefined;
  });
  const toCheck = createToCheck(() => MAX_TO_CHECK);
  return createMemo(() => {
    const { attention, unsent } = status();
    const [first] = returned() ?? [];
    const late = lateItem(unsent, oldest(), now());
    const waiting = toCheck()?.length ?? 0;
    const squad = rights.mayNoteAll() ? undefined : (session.identity()?.actor.squad ?? '');
    const unsettled = hoursItem(hours() ?? [], squad);
    const [followUp] = followUps() ?? [];
    const toGive = (tasks() ?? []).filter(({ task, done }) => !done && !task.member).length;
    return byUrgency([
      ...(attention ? [{ reason: 'refused', count: attention } as const] : []),
      ...eventItems(soon() ?? [], session.identity()?.actor.squad ?? null, today()),
      ...changedEvents(ahead()?.records ?? [], ahead()?.seen ?? new Map(), today()),
      ...(first ? [{ reason: 'returned', count: returned()?.length ?? 1, first } as const] : []),
      ...taskItems(tasks() ?? [], session.identity()?.actor.member ?? ''),
      ...(followUp ? [{ reason: 'followUp', count: followUps()?.length ?? 1, first: followUp } as const] : []),
      ...(unsettled ? [unsettled] : []),
      ...(late ? [late] : []),
      ...(drafts() ?? []).map((kind) => ({ reason: 'draft', kind }) as const),
      ...(toGive ? [{ reason: 'toGive', count: toGive } as const] : []),
      ...(waiting ? [{ reason: 'check', count: waiting } as const] : []),
    ]);
  });
}
