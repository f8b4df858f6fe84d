import { type Accessor, createMemo } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import type { ActivityName, KindName } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, nameOf, type Status, statusOf, textField } from '../../domain/records/record.ts';
import type { Fields, LocalRecord, Position } from '../data/store-types.ts';
import { useClient } from './context.ts';
import { createLive, createLiveList } from './live.ts';

/** Whether somebody did the work of a record or entered it. */
export const isBy = (record: FoldedRecord, member: Id): boolean =>
  record.author === member || textField(record, 'member') === member;

type List = Accessor<readonly LocalRecord[] | undefined>;

/** One record; undefined while loading, null when it is not on this phone. */
export const createRecord = (id: Accessor<Id | undefined>): Accessor<LocalRecord | null | undefined> =>
  createLive(() => {
    const wanted = id();
    return wanted === undefined ? undefined : async (store) => (await store.record(wanted)) ?? null;
  });

/** When the server received what this phone wrote last to a record, server time; undefined where it wrote nothing. */
export function createReceivedAt(id: Accessor<Id>): Accessor<number | undefined> {
  return createLive(() => {
    const record = id();
    return async (store) => (await store.receipt(record))?.at;
  });
}

/** The signed-in member's activities, newest day first. Raise `limit` to show more. */
export function createMyRecords(limit: Accessor<number>): List {
  const { session } = useClient();
  return createLiveList(() => {
    const member = session.identity()?.actor.member;
    const count = limit();
    return member ? (store) => store.recordsOf(member, count) : undefined;
  });
}

/** A squad's activities of one status, newest day first; `null` is the work without a squad. */
export const createSquadRecords = (
  squad: Accessor<Id | null | undefined>,
  status: Accessor<Status>,
  limit: Accessor<number>,
): List =>
  createLiveList(() => {
    const [id, wanted, count] = [squad(), status(), limit()];
    return id === undefined ? undefined : (store) => store.squadRecords(id, wanted, count);
  });

/** More records than a leader returns to one person. */
const MAX_RETURNED = 200;

/** The signed-in member's own records that were returned, newest day first. */
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

/** Activities of a kind, newest day first: events to hang a record on. */
export const createActivities = (kind: ActivityName, limit: Accessor<number>): List =>
  createLiveList(() => {
    const count = limit();
    return (store) => store.activities(kind, count);
  });

export type ReferenceName = Exclude<KindName, ActivityName>;

/** Places, squads, members or materials by name; `group` narrows to a place's parent or a member's squad. */
export const createReferences = (kind: ReferenceName, group?: Accessor<Id | undefined>): List =>
  createLiveList(() => {
    const within = group?.();
    return (store) => store.references(kind, within);
  });

/** The name of a place, squad, member or material; undefined while loading or where it is not known here. */
export function createName(id: Accessor<Id | null | undefined>): Accessor<string | undefined> {
  const record = createRecord(() => id() ?? undefined);
  return createMemo(() => {
    const local = record();
    return local ? nameOf(local.record) : undefined;
  });
}

/** The values that the kind's form offers again. */
export const createRemembered = (kind: Accessor<KindName>): Accessor<Fields | null | undefined> =>
  createLive(() => {
    const name = kind();
    return async (store) => (await store.remembered(name)) ?? null;
  });

/** What the pill beside a record says. Delivery first: what is not there cannot be verified. */
export type RecordState = 'waiting' | 'sending' | 'attention' | 'received' | 'verified' | 'returned';

/** @param sending ids of the changes under way, from the engine's status */
export function recordState(local: LocalRecord, sending: ReadonlySet<Id>): RecordState {
  if (local.delivery === 'waiting') return local.pending.some(({ id }) => sending.has(id)) ? 'sending' : 'waiting';
  if (local.delivery === 'attention') return 'attention';
  const status = statusOf(local.record);
  return status === 'reported' ? 'received' : status;
}

export type { LocalRecord, Position };
