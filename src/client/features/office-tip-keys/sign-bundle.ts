import type { Day } from '../../../domain/day.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Grant, KeyBundle } from '../../../protocol/tip.ts';
import type { NewTipBundle, TipKey, TipKeys } from '../../../protocol/tip-desk.ts';
import { checkBundle, makeRoot, signBundle } from '../../tips/crypto/bundle.ts';
import { openRoot, sealRoot } from '../../tips/crypto/root.ts';
import { readBundle } from '../../tips/desk/bundle-state.ts';

/** `no_root`: whoever opens was not granted the root. `root_wrong`: what was signed is not what phones would take. */
export type SigningFault = 'no_root' | 'root_wrong';

/** Who opens what is sealed: an officer's key, or recovery from two cards. */
export interface Opener {
  readonly key: string;
  readonly identity: string;
}

export interface NextBundle {
  readonly instance: string;
  readonly officers: readonly Pick<TipKey, 'id' | 'recipient'>[];
  readonly recovery: string;
  readonly from: Day;
  readonly until: Day;
}

interface Root {
  readonly root: string;
  readonly secret: string;
  readonly isNew: boolean;
}

/** The root that phones know; at the very first list, a new one. */
async function rootOf(
  keys: TipKeys,
  opener: Opener | undefined,
  instance: string,
): Promise<Result<Root, SigningFault>> {
  if (keys.root === null) {
    const { root, secret } = await makeRoot();
    return ok({ root, secret, isNew: true });
  }
  const grant = keys.rootGrants.find(({ key }) => key === opener?.key);
  if (!grant || !opener) return err('no_root');
  const opened = await openRoot(grant.file, opener.identity, instance);
  return opened.ok ? ok({ root: keys.root, secret: opened.value, isNew: false }) : err('no_root');
}

/** Signs, and looks at the outcome as a phone would: what no phone takes is never published. */
async function sign(root: Root, bundle: KeyBundle) {
  const signed = await signBundle(root.secret, bundle).catch(() => undefined);
  const { instance, from } = bundle;
  const checked = signed && (await checkBundle({ signed, root: root.root }, { instance, today: from }));
  return checked?.ok ? signed : undefined;
}

/** The next list: signed, and its root sealed to all who may sign the one after it. */
export async function makeNextBundle(
  keys: TipKeys,
  { instance, officers, recovery, from, until }: NextBundle,
  opener: Opener | undefined,
): Promise<Result<NewTipBundle, SigningFault>> {
  const root = await rootOf(keys, opener, instance);
  if (!root.ok) return root;
  const bundle: KeyBundle = {
    instance,
    epoch: (readBundle(keys.newest)?.epoch ?? 0) + 1,
    from,
    until,
    officers: officers.map(({ id, recipient }) => ({ key: id, recipient })),
    recovery,
  };
  const signed = await sign(root.value, bundle);
  if (!signed) return err('root_wrong');
  const rootGrants: Grant[] = [];
  for (const { key, recipient } of [...bundle.officers, { key: 'recovery' as const, recipient: recovery }]) {
    const file = await sealRoot(root.value.secret, recipient, instance);
    if (!file.ok) return err('root_wrong');
    rootGrants.push({ key, file: file.value });
  }
  return ok({ ...(root.value.isNew ? { root: root.value.root } : {}), signed, rootGrants });
}
