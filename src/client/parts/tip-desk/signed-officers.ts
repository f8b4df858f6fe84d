import { type Accessor, createEffect, createSignal } from 'solid-js';
import type { Id } from '../../../domain/id.ts';
import type { TipKeys } from '../../../protocol/tip-desk.ts';
import { readBundle } from '../../tips/desk/bundle-state.ts';
import { sameJson } from './same-json.ts';

/** The root that this computer saw first: the server can not put another in its place. */
const PINNED = 'qingyuan.desk.root';

async function read(keys: TipKeys, instance: string): Promise<[Id, string][]> {
  const bundle = readBundle(keys.newest);
  if (!bundle || !keys.newest || !keys.root || bundle.instance !== instance) return [];
  const name = `${PINNED}.${instance}`;
  const pinned = localStorage.getItem(name) ?? keys.root;
  const { isSigned } = await import('../../tips/crypto/root.ts');
  if (pinned !== keys.root || (await isSigned(keys.newest, keys.root)) !== true) return [];
  localStorage.setItem(name, pinned);
  const retired = new Set(keys.keys.filter((key) => key.retired !== null).map(({ id }) => id));
  return bundle.officers.filter(({ key }) => !retired.has(key)).map(({ key, recipient }) => [key, recipient]);
}

/**
 * Whom an officer may grant a tip to: recipients that the root has signed. One that the server alone names might be
 * anybody's.
 */
export function createSigned(keys: Accessor<TipKeys | undefined>, instance: string): Accessor<ReadonlyMap<Id, string>> {
  const [signed, setSigned] = createSignal<ReadonlyMap<Id, string>>(new Map(), {
    equals: (a, b) => sameJson([...a], [...b]),
  });
  createEffect(() => {
    const now = keys();
    if (now)
      void read(now, instance)
        .catch(() => [])
        .then((list) => setSigned(new Map(list)));
  });
  return signed;
}
