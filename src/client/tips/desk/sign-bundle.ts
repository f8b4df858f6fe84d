import type { Day } from '../../../domain/kernel/day.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { Grant, KeyBundle } from '../../../protocol/tips/tip.ts';
import type { NewTipBundle, TipKey } from '../../../protocol/tips/tip-desk.ts';
import { checkBundle, makeRoot, signBundle } from '../crypto/bundle.ts';
import { openRoot, sealRoot } from '../crypto/root.ts';
import { type KnownList, listedIn, type OfficeKeys } from './office-keys.ts';
import { knownOf } from './trusted-bundle.ts';

/**
 * `not_verified`: the previous list cannot be trusted. `changed`: an officer's recipient differs from the verified
 * list's under the same key. `no_recovery`: there are no recovery cards. `no_root`: the opener was not granted the
 * root. `root_wrong`: phones would not accept the signature.
 */
export type SigningFault = 'not_verified' | 'changed' | 'no_recovery' | 'no_root' | 'root_wrong';

/** Opens the root: an officer's key, or the recovery identity of two cards. */
export interface Opener {
  readonly key: string;
  readonly identity: string;
}

export interface NextBundle {
  readonly instance: string;
  readonly officers: readonly Pick<TipKey, 'id' | 'recipient'>[];
  /** A new recovery recipient; without one, the verified list's is kept. */
  readonly newRecovery: string | undefined;
  readonly from: Day;
  readonly until: Day;
}

export interface SignedNext {
  readonly publish: NewTipBundle;
  /** The new list as this computer remembers it. */
  readonly known: KnownList;
}

type Keys = Pick<OfficeKeys, 'list' | 'rootGrants'>;

interface Root {
  readonly root: string;
  readonly secret: string;
}

/** Opens the verified list's root, or makes a new root for the first list. */
async function rootOf(
  { list, rootGrants }: Keys,
  opener: Opener | undefined,
  instance: string,
): Promise<Result<Root, SigningFault>> {
  if (list.state === 'none') return ok(await makeRoot());
  if (list.state !== 'trusted') return err('not_verified');
  const grant = rootGrants.find(({ key }) => key === opener?.key);
  if (!grant || !opener) return err('no_root');
  const opened = await openRoot(grant.file, opener.identity, instance);
  return opened.ok ? ok({ root: list.bundle.root, secret: opened.value }) : err('no_root');
}

/** Signs a list and verifies the result as a phone would, so that no list is published that phones reject. */
async function sign(root: Root, bundle: KeyBundle) {
  const signed = await signBundle(root.secret, bundle).catch(() => undefined);
  const { instance, from } = bundle;
  const checked = signed && (await checkBundle({ signed, root: root.root }, { instance, today: from }));
  return checked?.ok ? signed : undefined;
}

/** Builds the next list's content. Number and recovery come only from the verified list or from this computer. */
function contentOf(
  { list }: Keys,
  { instance, officers, newRecovery, from, until }: NextBundle,
): Result<KeyBundle, SigningFault> {
  if (list.state !== 'none' && list.state !== 'trusted') return err('not_verified');
  const before = list.state === 'trusted' ? list.bundle : undefined;
  const listed = listedIn(list);
  if (officers.some(({ id, recipient }) => (listed.get(id) ?? recipient) !== recipient)) return err('changed');
  const recovery = newRecovery ?? before?.recovery;
  if (recovery === undefined) return err('no_recovery');
  return ok({
    instance,
    epoch: (before?.epoch ?? 0) + 1,
    from,
    until,
    officers: officers.map(({ id, recipient }) => ({ key: id, recipient })),
    recovery,
  });
}

/** Makes the next signed list, with its root sealed to everyone who may sign the one after it. */
export async function makeNextBundle(
  keys: Keys,
  next: NextBundle,
  opener: Opener | undefined,
): Promise<Result<SignedNext, SigningFault>> {
  const content = contentOf(keys, next);
  if (!content.ok) return content;
  const { instance, epoch, officers, recovery } = content.value;
  const root = await rootOf(keys, opener, instance);
  if (!root.ok) return root;
  const signed = await sign(root.value, content.value);
  if (!signed) return err('root_wrong');
  const rootGrants: Grant[] = [];
  for (const { key, recipient } of [...officers, { key: 'recovery' as const, recipient: recovery }]) {
    const file = await sealRoot(root.value.secret, recipient, instance);
    if (!file.ok) return err('root_wrong');
    rootGrants.push({ key, file: file.value });
  }
  const first = keys.list.state === 'none' ? { root: root.value.root } : {};
  return ok({
    publish: { ...first, signed, rootGrants },
    known: await knownOf(root.value.root, epoch, signed.bundle),
  });
}
