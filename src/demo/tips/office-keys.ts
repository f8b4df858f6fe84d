import type { CheckedBundle } from '../../client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../client/tips/crypto/identity.ts';
import { fingerprintOf, makeRoot, sealRoot, signBundle } from '../../client/tips/crypto/root.ts';
import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { type Id, randomId } from '../../domain/kernel/id.ts';
import type { KeyBundle } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../../server/platform/context.ts';
import { addKey } from '../../server/tips/keys.ts';
import { addBundle } from '../../server/tips/new-bundle.ts';
import { writeTipSettings } from '../../server/tips/settings.ts';
import { done } from './done.ts';

/** Days of a bundle: a quarter and a day, as the page offers. */
const DAYS = 91;

/** An officer's unlocked key. */
export interface DemoKey {
  readonly member: Id;
  readonly id: Id;
  readonly identity: string;
  readonly recipient: string;
}

export interface DemoOffice {
  readonly administrator: DemoKey;
  readonly officer: DemoKey;
  /** The identity that two recovery cards restore. */
  readonly recovery: string;
  readonly bundle: CheckedBundle;
}

async function makeKey(member: Id, random: ServerContext['random']): Promise<DemoKey> {
  const identity = await newIdentity();
  return { member, id: randomId(random), identity, recipient: await recipientOf(identity) };
}

/** Makes the keys of a key ceremony, before anything is sent to the server. */
export async function makeOffice(
  { district, now, random }: ServerContext,
  members: { readonly administrator: Id; readonly officer: Id },
): Promise<DemoOffice & { readonly root: Awaited<ReturnType<typeof makeRoot>> }> {
  const administrator = await makeKey(members.administrator, random);
  const officer = await makeKey(members.officer, random);
  const recovery = await newIdentity();
  const root = await makeRoot();
  const from = dayAt(now());
  const bundle: KeyBundle = {
    instance: district,
    epoch: 1,
    from,
    until: addDays(from, DAYS),
    officers: [administrator, officer].map(({ id, recipient }) => ({ key: id, recipient })),
    recovery: await recipientOf(recovery),
  };
  return {
    administrator,
    officer,
    recovery,
    root,
    bundle: { ...bundle, fingerprint: await fingerprintOf(root.root) },
  };
}

/**
 * Registers the keys, publishes the bundle and sets the hotlines, through the functions that the office's pages use.
 */
export async function announceOffice(
  context: ServerContext,
  { administrator, officer, root, bundle }: Awaited<ReturnType<typeof makeOffice>>,
): Promise<void> {
  for (const { member, id, recipient } of [administrator, officer]) {
    done(await addKey(context, member, { id, recipient }));
  }
  const { fingerprint: _, ...published } = bundle;
  const readers = [...bundle.officers, { key: 'recovery' as const, recipient: bundle.recovery }];
  const rootGrants = [];
  for (const { key, recipient } of readers) {
    rootGrants.push({ key, file: done(await sealRoot(root.secret, recipient, bundle.instance)) });
  }
  const signed = await signBundle(root.secret, published);
  done(await addBundle(context, administrator.member, { root: root.root, signed, rootGrants }));
  await writeTipSettings(context, administrator.member, {
    hotlines: [{ label: '区禁毒办（演示）', number: '100-0000-0000' }],
    dueDays: 15,
    keepDays: 180,
  });
}
