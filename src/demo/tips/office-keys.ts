import { type CheckedBundle, openSigned } from '../../client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../client/tips/crypto/identity.ts';
import { usualPeriod } from '../../client/tips/desk/bundle-state.ts';
import { makeNextBundle } from '../../client/tips/desk/sign-bundle.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { type Id, randomId } from '../../domain/kernel/id.ts';
import type { NewTipBundle } from '../../protocol/tips/tip-desk.ts';
import type { ServerContext } from '../../server/platform/context.ts';
import { addKey } from '../../server/tips/keys.ts';
import { addBundle } from '../../server/tips/new-bundle.ts';
import { writeTipSettings } from '../../server/tips/settings.ts';
import { done } from './done.ts';

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
): Promise<DemoOffice & { readonly publish: NewTipBundle }> {
  const administrator = await makeKey(members.administrator, random);
  const officer = await makeKey(members.officer, random);
  const recovery = await newIdentity();
  const signed = done(
    await makeNextBundle(
      { list: { state: 'none' }, rootGrants: [] },
      {
        instance: district,
        officers: [administrator, officer],
        newRecovery: await recipientOf(recovery),
        ...usualPeriod(dayAt(now())),
      },
      undefined,
    ),
  );
  const { publish } = signed;
  const sealing = { signed: publish.signed, root: signed.known.root };
  const bundle = done(await openSigned(sealing, { instance: district }));
  return { administrator, officer, recovery, publish, bundle };
}

/**
 * Registers the keys, publishes the bundle and sets the hotlines, through the functions that the office's pages use.
 */
export async function announceOffice(
  context: ServerContext,
  { administrator, officer, publish }: Awaited<ReturnType<typeof makeOffice>>,
): Promise<void> {
  for (const { member, id, recipient } of [administrator, officer]) {
    done(await addKey(context, member, { id, recipient }));
  }
  done(await addBundle(context, administrator.member, publish));
  await writeTipSettings(context, administrator.member, {
    hotlines: [{ label: '区禁毒办（演示）', number: '100-0000-0000' }],
    dueDays: 15,
    keepDays: 180,
  });
}
