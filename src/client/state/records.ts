import type { Accessor } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import type { ActivityName, KindName } from '../../domain/records/kinds/index.ts';
import { may } from '../../domain/records/permission.ts';
import {
  type FoldedRecord,
  isDateUnsure,
  recordDay,
  type Status,
  statusOf,
  textField,
} from '../../domain/records/record.ts';
import type { Fields, LocalRecord, Position } from '../data/store-types.ts';
import { useClient } from './context.ts';
import { createLive, createLiveList } from './live.ts';

/** Tells whether a member did or entered the work of a record. */
export const isBy = (record: FoldedRecord, member: Id | undefined): boolean =>
  record.author === member || textField(record, 'member') === member;

type List = Accessor<readonly LocalRecord[] | undefined>;

/** Reads one record; undefined while loading, null if it is not on this phone. */
export const createRecord = (id: Accessor<Id | undefined>): Accessor<LocalRecord | null | undefined> =>
  createLive(() => {
    const wanted = id();
    return wanted === undefined ? undefined : async (store) => (await store.record(wanted)) ?? null;
  });

/** Returns the server time of the latest receipt for this phone's changes to a record. */
export function createReceivedAt(id: Accessor<Id>): Accessor<number | undefined> {
  return createLive(() => {
    const record = id();
    return async (store) => (await store.receipt(record))?.at;
  });
}

/** Lists the signed-in member's activities, newest day first. Raise `limit` to show more. */
export function createMyRecords(limit: Accessor<number>): List {
  const { session } = useClient();
  return createLiveList(() => {
    const member = session.identity()?.actor.member;
    const count = limit();
    return member ? (store) => store.recordsOf(member, count) : undefined;
  });
}

/** Lists a squad's activities of one status, newest day first; `null` for work without a squad. */
export const createSquadRecords = (
  squad: Accessor<Id | null | undefined>,
  status: Accessor<Status>,
  limit: Accessor<number>,
): List =>
  createLiveList(() => {
    const [id, wanted, count] = [squad(), status(), limit()];
    return id === undefined ? undefined : (store) => store.squadRecords(id, wanted, count);
  });

/** More records than a leader returns to one member. */
const MAX_RETURNED = 200;

/** Lists the signed-in member's returned records, newest day first. */
export function createReturned(): List {
  const { session } = useClient();
  return createLiveList(() => {
    const actor = session.identity()?.actor;
    if (!actor) return undefined;
    return async (store) => {
      const returned = await store.squadRecords(actor.squad ?? null, 'returned', MAX_RETURNED);
      return returned.filter(({ record }) => isBy(record, actor.member));
    };
  });
}

/** Tells whether a record waits for this leader's verdict: its date is sure, and others did and entered it. */
export const isToCheck = (record: FoldedRecord, leader: Id): boolean => !isBy(record, leader) && !isDateUnsure(record);

/** The squad that the signed-in member leads. */
export function createLedSquad(): Accessor<Id | undefined> {
  const { session } = useClient();
  return () => {
    const actor = session.identity()?.actor;
    return actor && may(actor.role, 'squad.lead') ? (actor.squad ?? undefined) : undefined;
  };
}

/** Lists the records that wait for the signed-in leader's check, newest day first; undefined for others. */
export function createToCheck(limit: Accessor<number>): List {
  const { session } = useClient();
  const squad = createLedSquad();
  return createLiveList(() => {
    const [id, leader, count] = [squad(), session.identity()?.actor.member, limit()];
    return id && leader
      ? async (store) =>
          (await store.squadRecords(id, 'reported', count)).filter(({ record }) => isToCheck(record, leader))
      : undefined;
  });
}

/** Records read at once to find one to check. */
const FEW = 20;

/** Tells whether any record waits for the signed-in leader's check. */
export function createHasToCheck(): Accessor<boolean> {
  const { session } = useClient();
  const squad = createLedSquad();
  const found = createLive(() => {
    const [id, leader] = [squad(), session.identity()?.actor.member];
    if (!id || !leader) return undefined;
    return async (store) => {
      for (let after: Position | undefined; ; ) {
        const some = await store.squadRecords(id, 'reported', FEW, after);
        if (some.some(({ record }) => isToCheck(record, leader))) return true;
        const last = some.at(-1);
        if (!last || some.length < FEW) return false;
        after = { day: recordDay(last.record) ?? '', id: last.id };
      }
    };
  });
  return () => found() ?? false;
}

/** More planned events than a district has in three years. */
export const MAX_EVENTS = 3_000;

/** Lists activities of a kind, newest day first, such as events that a record can refer to. */
export const createActivities = (kind: ActivityName, limit: Accessor<number>): List =>
  createLiveList(() => {
    const count = limit();
    return (store) => store.activities(kind, count);
  });

export type ReferenceName = Exclude<KindName, ActivityName>;

/** Lists places, squads, members or materials by name; `group` limits places to a parent, members to a squad. */
export const createReferences = (kind: ReferenceName, group?: Accessor<Id | undefined>): List =>
  createLiveList(() => {
    const within = group?.();
    return (store) => store.references(kind, within);
  });

/** Returns the values that the kind's form offers again. */
export const createRemembered = (kind: Accessor<KindName>): Accessor<Fields | null | undefined> =>
  createLive(() => {
    const name = kind();
    return async (store) => (await store.remembered(name)) ?? null;
  });

/** State shown beside a record. Delivery comes first: only a received record can be verified. */
export type RecordState = 'waiting' | 'sending' | 'attention' | 'received' | 'verified' | 'returned';

/** @param sending ids of the changes being sent, from the sync status */
export function recordState(local: LocalRecord, sending: ReadonlySet<Id>): RecordState {
  if (local.delivery === 'waiting') return local.pending.some(({ id }) => sending.has(id)) ? 'sending' : 'waiting';
  if (local.delivery === 'attention') return 'attention';
  const status = statusOf(local.record);
  return status === 'reported' ? 'received' : status;
}

export type { LocalRecord, Position };
