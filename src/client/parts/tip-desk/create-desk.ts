import { type Accessor, createMemo } from 'solid-js';
import { type Day, dayAt } from '../../../domain/day.ts';
import type { Id } from '../../../domain/id.ts';
import type { MemberRole } from '../../../domain/role.ts';
import type { TipKey, TipKeys } from '../../../protocol/tip-desk.ts';
import { useClient } from '../../state/context.ts';
import { createPolled } from '../../state/polled.ts';
import { fetchTipKeys } from '../../state/tips-client.ts';
import { tipDesk } from '../../words/tip-desk.ts';
import { createDeskKey, type DeskKey } from './desk-key.ts';
import { sameJson } from './same-json.ts';
import { createSigned } from './signed-officers.ts';
import { createStoredKeys, type StoredKeys } from './stored-keys.ts';

/** What every page of the desk stands on: who sits here, with which keys, and whose the others are. */
export interface Desk extends DeskKey {
  readonly stored: StoredKeys;
  /** The district's id. */
  readonly instance: string;
  readonly district: string;
  readonly member: Id | undefined;
  readonly name: string;
  readonly role: MemberRole;
  readonly today: Accessor<Day>;
  /** What the server knows of keys; undefined until it has answered. */
  readonly keys: Accessor<TipKeys | undefined>;
  readonly keysFailed: Accessor<boolean>;
  readonly refreshKeys: () => void;
  /** Whom things may be sealed to: the signed list's recipients by key, without those that were retired since. */
  readonly signed: Accessor<ReadonlyMap<Id, string>>;
  readonly keyOf: (id: Id) => TipKey | undefined;
  /** The officer behind a key. */
  readonly nameOf: (id: Id) => string;
  readonly memberName: (member: Id) => string;
  readonly namesOf: (keys: readonly Id[]) => string;
}

/** For a page that the session has opened: who sits here does not change under it. */
export function createDesk(): Desk {
  const { session, time } = useClient();
  const identity = session.identity();
  const instance = identity?.district.id ?? '';
  const polled = createPolled(() => fetchTipKeys);
  const keys = createMemo(() => polled.value(), undefined, { equals: sameJson });
  const keyOf = (id: Id) => keys()?.keys.find((key) => key.id === id);
  const nameOf = (id: Id) => keyOf(id)?.name ?? id.slice(0, 8);
  return {
    ...createDeskKey(),
    stored: createStoredKeys(instance),
    instance,
    district: identity?.district.name ?? '',
    member: identity?.actor.member,
    name: identity?.actor.name ?? '',
    role: identity?.actor.role ?? 'volunteer',
    today: () => keys()?.today ?? dayAt(time()),
    keys,
    keysFailed: () => polled.failure() !== undefined,
    refreshKeys: polled.refetch,
    signed: createSigned(keys, instance),
    keyOf,
    nameOf,
    memberName: (member) => keys()?.keys.find((key) => key.member === member)?.name ?? member.slice(0, 8),
    namesOf: (list) => [...new Set(list.map(nameOf))].join(tipDesk.separator) || tipDesk.list.nobody,
  };
}
