import { fromBase64 } from '../../../src/client/tips/crypto/bytes.ts';
import { openBody, openGrant, sealCopy } from '../../../src/client/tips/crypto/open.ts';
import { sealRoot, signBundle } from '../../../src/client/tips/crypto/root.ts';
import { sealMessage } from '../../../src/client/tips/crypto/seal.ts';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import type { MemberRole } from '../../../src/domain/kernel/role.ts';
import type { KeyBundle } from '../../../src/protocol/tips/tip.ts';
import type {
  NewTipBundle,
  TipAct,
  TipCounts,
  TipDetail,
  TipKeys,
  TipList,
  TipRetention,
} from '../../../src/protocol/tips/tip-desk.ts';
import { must } from '../../support/must.ts';
import { type People, seedPeople, signInAs, startTestServer, type TestServer } from '../platform/http/harness.ts';
import { makeOffice, type Office, outcome, random, type Sender, type SentTip, seal } from './fixture.ts';

/** An officer's requests to the desk. */
export interface Desk {
  readonly member: Id;
  list(): Promise<TipList>;
  detail(tip: Id): Promise<TipDetail>;
  act(tip: Id, act: TipAct): Promise<Response>;
  /** `200`, or `409 conflict state`. */
  tried(tip: Id, act: TipAct): Promise<string>;
  keys(): Promise<TipKeys>;
  retention(): Promise<TipRetention>;
  counts(): Promise<TipCounts>;
  get(path: string): Promise<Response>;
  post(path: string, json: unknown): Promise<Response>;
}

/** Returns `200`, or the status, code and detail of a refusal. */
export async function answerText(answer: Response): Promise<string> {
  if (answer.ok) return String(answer.status);
  const { error } = (await answer.json()) as { error: { code: string; detail?: string } };
  return [answer.status, error.code, error.detail].filter(Boolean).join(' ');
}

export async function deskOf(test: Pick<TestServer, 'context' | 'server' | 'send'>, member: Id): Promise<Desk> {
  const cookie = await signInAs(test, member);
  const get = (path: string) => test.send(`/api/office/${path}`, { cookie });
  const post = (path: string, json: unknown) => test.send(`/api/office/${path}`, { cookie, json });
  const read = async <T>(path: string): Promise<T> => {
    const answer = await get(path);
    if (!answer.ok) throw new Error(`${path} answered ${await answerText(answer)}`);
    return (await answer.json()) as T;
  };
  return {
    member,
    get,
    post,
    list: () => read('tips'),
    detail: (tip) => read(`tips/${tip}`),
    act: (tip, act) => post(`tips/${tip}`, act),
    tried: async (tip, act) => answerText(await post(`tips/${tip}`, act)),
    keys: () => read('tip-keys'),
    retention: () => read('tip-retention'),
    counts: () => read('tip-counts'),
  };
}

/** Signs a bundle as the key ceremony sends it. */
export async function signed(
  { root }: Pick<Office, 'root'>,
  bundle: KeyBundle,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): Promise<NewTipBundle> {
  const { instance, officers, recovery } = bundle;
  const readers = [...officers, { key: 'recovery' as const, recipient: recovery }];
  const rootGrants = await Promise.all(
    readers.map(async ({ key, recipient }) => ({ key, file: must(await sealRoot(root.secret, recipient, instance)) })),
  );
  return { ...(isFirst ? { root: root.root } : {}), signed: await signBundle(root.secret, bundle), rootGrants };
}

export interface Ceremony {
  readonly test: TestServer;
  readonly people: People;
  readonly office: Office;
  readonly officer: Desk;
  readonly administrator: Desk;
  deskAs(role: MemberRole): Promise<Desk>;
}

/** Starts a server whose office has held its key ceremony through the desk's routes. */
export async function ceremony(): Promise<Ceremony> {
  const test = await startTestServer();
  const people = await seedPeople(test.context);
  const deskAs = (role: MemberRole) => deskOf(test, people.members[role]);
  const [officer, administrator] = [await deskAs('officer'), await deskAs('administrator')];
  const office = await makeOffice(test.context.district, dayAt(test.context.now()));
  const [first, second] = office.bundle.officers;
  for (const [desk, key] of [
    [officer, first],
    [administrator, second],
  ] as const) {
    const made = await desk.post('tip-keys', { id: key?.key, recipient: key?.recipient });
    if (!made.ok) throw new Error(`the key was not taken: ${await answerText(made)}`);
  }
  const sent = await administrator.post('tip-bundles', await signed(office, office.bundle, { isFirst: true }));
  if (!sent.ok) throw new Error(`the bundle was not taken: ${await answerText(sent)}`);
  return { test, people, office, officer, administrator, deskAs };
}

/** Reads the audit without its times: `action subject {detail}`. */
export async function auditOf({ context }: TestServer, actions: RegExp): Promise<string[]> {
  const rows = await context.db.selectFrom('audit').select(['action', 'subject', 'detail']).orderBy('seq').execute();
  return rows
    .filter(({ action }) => actions.test(action))
    .map(({ action, subject, detail }) => `${action} ${subject} ${JSON.stringify(detail)}`);
}

/** Sends a tip with its photos. */
export async function sentTip(
  { office }: Pick<Ceremony, 'office'>,
  sender: Sender,
  photos: readonly Uint8Array[] = [],
): Promise<SentTip> {
  const tip = await seal(office, photos);
  const answerText = await outcome(await sender.post(tip.sealed));
  if (answerText !== '200 taken') throw new Error(`the tip was answered ${answerText}`);
  for (const file of tip.files) {
    const { status } = await sender.upload(file, tip.mailbox.token);
    if (status !== 204) throw new Error(`a photo was answered ${status}`);
  }
  return tip;
}

/** Opens the tip's secret with the officer's key. */
export async function secretOf(
  { officer, office }: Pick<Ceremony, 'officer' | 'office'>,
  { sealed }: SentTip,
): Promise<string> {
  const [own] = office.officers;
  const { grants } = await officer.detail(sealed.id);
  const grant = grants.find(({ key }) => key === own?.key);
  const place = { instance: office.bundle.instance, tip: sealed.id };
  return must(await openGrant(grant?.file ?? '', own?.identity ?? '', place));
}

/** Seals a question to the person, with the office's own copy. */
export async function question(
  c: Ceremony,
  tip: SentTip,
  seq: number,
  text = '车牌是多少？',
): Promise<Extract<TipAct, { act: 'ask' }>> {
  const secret = await secretOf(c, tip);
  const place = { instance: c.office.bundle.instance, tip: tip.sealed.id };
  const { reply, macKey } = must(await openBody(tip.sealed.body, secret, place));
  const message = must(
    await sealMessage({
      place: { ...place, from: 'office', seq },
      text,
      photos: [],
      recipient: reply,
      macKey: fromBase64(macKey) ?? new Uint8Array(),
      random,
    }),
  );
  return { act: 'ask', seq, file: message.file, mac: message.mac, copy: must(await sealCopy(text, seq, secret)) };
}
