import { type Accessor, createMemo } from 'solid-js';
import { type Day, dayAt } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { MemberRole } from '../../../domain/kernel/role.ts';
import type { RequestFailure } from '../../platform/http/call-api.ts';
import { useClient } from '../../state/context.ts';
import { createPolled } from '../../state/polled.ts';
import { sameJson } from '../../state/same-json.ts';
import { createDeskKey, type DeskKey } from './desk-key.ts';
import { createStoredKeys, type StoredKeys } from './key-store.ts';
import { recallList, rememberList } from './known-list.ts';
import { type KnownList, type OfficeKey, type OfficeKeys, sealableTo, type TrustedBundle } from './office-keys.ts';
import { fetchTipKeys } from './tips-client.ts';
import { tipDesk } from './words/tip-desk.ts';

/** Signed-in officer, their stored and unlocked keys, and all officers' public keys. */
export interface Desk extends DeskKey {
  readonly stored: StoredKeys;
  /** The district's id. */
  readonly instance: string;
  readonly district: string;
  readonly member: Id | undefined;
  readonly name: string;
  readonly role: MemberRole;
  /** By the server's clock. */
  readonly today: Accessor<Day>;
  /** By this computer's clock. */
  readonly ownToday: Accessor<Day>;
  /** The keys with the verified list; undefined until the server has answered. */
  readonly keys: Accessor<OfficeKeys | undefined>;
  readonly keysFailure: Accessor<RequestFailure | undefined>;
  readonly refreshKeys: () => void;
  /** The verified list; undefined if there is none that can be trusted. */
  readonly bundle: Accessor<TrustedBundle | undefined>;
  /** Stores a list as trusted, after its root was compared or it was signed here. */
  readonly remember: (known: KnownList) => void;
  /** Recipients that may be sealed to, by key: the verified list without keys retired since. */
  readonly signed: Accessor<ReadonlyMap<Id, string>>;
  readonly keyOf: (id: Id) => OfficeKey | undefined;
  /** The name of the officer with this key. */
  readonly nameOf: (id: Id) => string;
  readonly memberName: (member: Id) => string;
  readonly namesOf: (keys: readonly Id[]) => string;
}

/** Fetches the keys, verifies the list against what this computer remembers, and remembers a valid list. */
async function fetchOfficeKeys(instance: string): Promise<Result<OfficeKeys, RequestFailure>> {
  // Read before the request: otherwise an answer sent before a new list was signed here would look like an old list
  // served again.
  const known = recallList(instance);
  const sent = await fetchTipKeys();
  if (!sent.ok) return sent;
  // Verification needs the cryptography chunk, which the list of tips does not wait for.
  const part = await import('./trusted-bundle.ts').catch(() => undefined);
  if (!part) return err({ code: 'offline' });
  const keys = await part.readOfficeKeys(sent.value, { instance, known });
  if (keys.list.state === 'trusted') rememberList(instance, keys.list.bundle);
  return ok(keys);
}

/** Makes the desk of a page for the signed-in officer, who does not change while the page is open. */
export function createDesk(): Desk {
  const { session, time } = useClient();
  const identity = session.identity();
  const instance = identity?.district.id ?? '';
  const polled = createPolled(() => () => fetchOfficeKeys(instance));
  const keys = polled.value;
  const bundle = () => {
    const list = keys()?.list;
    return list?.state === 'trusted' ? list.bundle : undefined;
  };
  const signed = createMemo(
    () => {
      const now = keys();
      return now ? sealableTo(now) : new Map<Id, string>();
    },
    undefined,
    { equals: (a, b) => sameJson([...a], [...b]) },
  );
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
    ownToday: () => dayAt(Date.now()),
    keys,
    keysFailure: polled.failure,
    refreshKeys: polled.refetch,
    bundle,
    remember(known) {
      rememberList(instance, known);
      polled.refetch();
    },
    signed,
    keyOf,
    nameOf,
    memberName: (member) => keys()?.keys.find((key) => key.member === member)?.name ?? member.slice(0, 8),
    namesOf: (list) => [...new Set(list.map(nameOf))].join(tipDesk.separator) || tipDesk.list.nobody,
  };
}
