import { makeRoot, signBundle } from '../../src/client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../src/client/tips/crypto/identity.ts';
import { sealRoot } from '../../src/client/tips/crypto/root.ts';
import { makeNextBundle } from '../../src/client/tips/desk/sign-bundle.ts';
import { readOfficeKeys } from '../../src/client/tips/desk/trusted-bundle.ts';
import { addDays, dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, randomId } from '../../src/domain/kernel/id.ts';
import type { Hotline } from '../../src/protocol/tips/tip.ts';
import { defaultTipSettings, type NewTipBundle, type TipKeys } from '../../src/protocol/tips/tip-desk.ts';
import { acceptLink, type World } from './e2e-world.ts';
import { must } from './must.ts';

/** Days that the first list is good for. */
const DAYS = 90;

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));

/** An officer whose key is unlocked. */
export interface Unlocked {
  readonly member: Id;
  /** Of the key. */
  readonly key: Id;
  readonly identity: string;
  readonly recipient: string;
  /** Asks the office's interface in this officer's session. */
  readonly ask: <T>(path: string, body?: unknown) => Promise<T>;
  readonly askBytes: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** The office after its key ceremony. */
export interface PreparedOffice {
  readonly instance: string;
  /** As a leaflet's QR code carries it. */
  readonly fingerprint: string;
  readonly root: { readonly root: string; readonly secret: string };
  readonly officers: readonly Unlocked[];
  readonly recovery: string;
}

/** A session of a member, outside any browser. */
async function sessionOf(world: World, member: Id): Promise<Pick<Unlocked, 'ask' | 'askBytes'>> {
  const headers = { 'content-type': 'application/json', origin: world.url };
  const accepted = await acceptLink(await world.signInLink(member));
  const cookie = accepted.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const request = async (path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${world.url}/api/office/${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...headers, cookie },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    async ask<T>(path: string, body?: unknown): Promise<T> {
      const text = await (await request(path, body)).text();
      return (text ? JSON.parse(text) : undefined) as T;
    },
    askBytes: async (path) => new Uint8Array(await (await request(path)).arrayBuffer()),
  };
}

async function unlockedKey(world: World, member: Id): Promise<Unlocked> {
  const session = await sessionOf(world, member);
  const identity = await newIdentity();
  const recipient = await recipientOf(identity);
  const key = randomId(random);
  await session.ask('tip-keys', { id: key, recipient });
  return { member, key, identity, recipient, ...session };
}

/** The first list, as the ceremony's page makes it. */
async function firstBundle(
  instance: string,
  officers: readonly Unlocked[],
  recovery: string,
  root: { readonly root: string; readonly secret: string },
): Promise<NewTipBundle> {
  const from = dayAt(Date.now());
  const signed = await signBundle(root.secret, {
    instance,
    epoch: 1,
    from,
    until: addDays(from, DAYS),
    officers: officers.map(({ key, recipient }) => ({ key, recipient })),
    recovery,
  });
  const readers = [...officers, { key: 'recovery' as const, recipient: recovery }];
  const rootGrants = await Promise.all(
    readers.map(async ({ key, recipient }) => ({ key, file: must(await sealRoot(root.secret, recipient, instance)) })),
  );
  return { root: root.root, signed, rootGrants };
}

/**
 * Makes the office ready for sealed tips: a key each, recovery, the signed list, hotlines; all through the office's own
 * interface. Ended by the administrator.
 * @param others officers beside the administrator
 */
export async function prepareOffice(
  world: World,
  { others = [], hotlines = [] }: { readonly others?: readonly Id[]; readonly hotlines?: readonly Hotline[] } = {},
): Promise<PreparedOffice> {
  const instance = world.context().district;
  const officers: Unlocked[] = [];
  for (const member of [world.administrator, ...others]) officers.push(await unlockedKey(world, member));
  const [administrator] = officers;
  if (!administrator) throw new Error('no administrator');
  const recovery = await newIdentity();
  const root = await makeRoot();
  await administrator.ask('tip-bundles', await firstBundle(instance, officers, await recipientOf(recovery), root));
  await administrator.ask('tip-settings', { ...defaultTipSettings, hotlines: [...hotlines] });
  return { instance, fingerprint: root.fingerprint, root, officers, recovery };
}

/** An officer who came later: a key, and the next list, which the administrator signs. */
export async function addOfficer(world: World, office: PreparedOffice, member: Id): Promise<Unlocked> {
  const added = await unlockedKey(world, member);
  const [administrator] = office.officers;
  if (!administrator) throw new Error('no administrator');
  const from = dayAt(Date.now());
  const next = {
    instance: office.instance,
    officers: [...office.officers, added].map(({ key, recipient }) => ({ id: key, recipient })),
    newRecovery: undefined,
    from,
    until: addDays(from, DAYS),
  };
  const known = { root: office.root.root, epoch: 1, digest: '' };
  const keys = await readOfficeKeys(await administrator.ask<TipKeys>('tip-keys'), { instance: office.instance, known });
  await administrator.ask('tip-bundles', must(await makeNextBundle(keys, next, administrator)).publish);
  return added;
}
