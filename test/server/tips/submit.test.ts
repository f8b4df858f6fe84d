import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { newId, randomId } from '../../../src/domain/kernel/id.ts';
import { sealedSize } from '../../../src/domain/tips/age-file.ts';
import { LETTER_BYTES } from '../../../src/domain/tips/limits.ts';
import type { OfficeInfo, SealedTip } from '../../../src/protocol/tips/tip.ts';
import { seedPeople, startTestServer, type TestServer } from '../platform/http/harness.ts';
import {
  type Office,
  officeOf,
  outcome,
  photo,
  random,
  type Sender,
  seal,
  senderTo,
  sha256,
  startTips,
} from './fixture.ts';

let test: TestServer;
let office: Office;
let sender: Sender;

beforeAll(async () => {
  ({ test, office, sender } = await startTips());
});
afterAll(() => test.close());

const tipsIn = async (): Promise<number> => (await test.context.db.selectFrom('tip').select('id').execute()).length;

describe('a tip', () => {
  it('is accepted and stored in its mailbox', async () => {
    const tip = await seal(office, [photo(1_000)]);
    const answer = await sender.post(tip.sealed);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toEqual({ taken: true, missing: tip.files.map(({ id }) => id) });
    const today = dayAt(test.context.now());
    expect(await sender.open(tip.mailbox.token)).toMatchObject({
      id: tip.sealed.id,
      state: 'received',
      outcome: null,
      arrived: today,
      letter: tip.sealed.letter,
      letterMac: tip.sealed.letterMac,
      messages: [],
      missing: tip.files.map(({ id }) => id),
    });
    const row = await test.context.db
      .selectFrom('tip')
      .where('id', '=', tip.sealed.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ due: addDays(today, 15), size: 4_096, epoch: 1, seen: 0, muted: false, closed: null });
  });

  it('is the same tip when repeated, with a spent or an invalid proof', async () => {
    const { sealed } = await seal(office);
    const proof = await sender.prove(JSON.stringify(sealed));
    const before = await tipsIn();
    const bad = { ...proof, solution: { counter: 0, derivedKey: '00' } };
    expect(await outcome(await sender.post(sealed, { proof }))).toBe('200 taken');
    expect(await outcome(await sender.post(sealed, { proof }))).toBe('200 taken');
    expect(await outcome(await sender.post(sealed, { proof: bad }))).toBe('200 taken');
    expect(await tipsIn()).toBe(before + 1);
  });

  it('is stored once when it comes 50 times at once, with one proof or several', async () => {
    const { sealed } = await seal(office, [photo(1_000)]);
    const text = JSON.stringify(sealed);
    const proofs = await Promise.all([1, 2, 3, 4].map(() => sender.prove(text)));
    const before = await tipsIn();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => sender.post(text, { proof: proofs[i % 4] ?? proofs[0] ?? never() })),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ taken: true });
    expect(await tipsIn()).toBe(before + 1);
  });
});

const never = (): never => {
  throw new Error('a proof is missing');
};

describe('a tip is refused', () => {
  const flip = (file: string, at: number): string => {
    const bytes = Buffer.from(file, 'base64');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString('base64');
  };
  const plain = (size: number): string => Buffer.alloc(size, 'x').toString('base64');
  const cases: readonly [string, string, (sealed: SealedTip) => unknown][] = [
    ['a plain body', '422 tip_refused not_sealed', (s) => ({ ...s, body: plain(sealedSize(4_096)) })],
    ['an empty body', '422 tip_refused not_sealed', (s) => ({ ...s, body: '' })],
    ['a body with another header', '422 tip_refused not_sealed', (s) => ({ ...s, body: flip(s.body, 30) })],
    ['a cut body', '422 tip_refused size_wrong', (s) => ({ ...s, body: s.body.slice(0, -8) })],
    ['a letter of another class', '422 tip_refused size_wrong', (s) => ({ ...s, letter: s.grants[0]?.file })],
    ['a plain letter', '422 tip_refused not_sealed', (s) => ({ ...s, letter: plain(sealedSize(LETTER_BYTES)) })],
    ['a plain grant', '422 tip_refused not_sealed', (s) => withGrant(s, { ...grant(s, 0), file: plain(2_000) })],
    ['a grant of another class', '422 tip_refused size_wrong', (s) => withGrant(s, { ...grant(s, 0), file: s.letter })],
    ['an unknown epoch', '422 tip_refused epoch_unknown', (s) => ({ ...s, epoch: 77 })],
    ['too few grants', '422 tip_refused grants_wrong', (s) => ({ ...s, grants: s.grants.slice(1) })],
    ['one grant twice', '422 tip_refused grants_wrong', (s) => ({ ...s, grants: [...s.grants, grant(s, 0)] })],
    ['a stranger', '422 tip_refused grants_wrong', (s) => withGrant(s, { ...grant(s, 0), key: randomId(random) })],
    ['no grant for recovery', '422 tip_refused grants_wrong', (s) => ({ ...s, grants: s.grants.slice(0, -1) })],
    ['a photo of no class', '422 tip_refused size_wrong', (s) => ({ ...s, files: [file({ size: 300_000 })] })],
    ['an unknown field', '400 bad_request sealed', (s) => ({ ...s, sender: 'me' })],
    ['an invalid id', '400 bad_request sealed', (s) => ({ ...s, id: 'x' })],
    ['an id with a timestamp', '400 bad_request sealed', (s) => ({ ...s, id: timed() })],
    ['a photo id with a timestamp', '400 bad_request sealed', (s) => ({ ...s, files: [file({ id: timed() })] })],
    ['no mailbox', '400 bad_request sealed', ({ mailbox: _, ...s }) => s],
    ['six photos', '400 bad_request sealed', (s) => ({ ...s, files: Array.from({ length: 6 }, () => file({})) })],
    ['invalid JSON', '400 bad_request sealed', () => '{'],
    ['a list', '400 bad_request sealed', () => []],
  ];
  const timed = () => newId(test.context.now(), random);
  const grant = (s: SealedTip, at: number) => s.grants[at] ?? never();
  const withGrant = (s: SealedTip, first: SealedTip['grants'][number]) => ({
    ...s,
    grants: [first, ...s.grants.slice(1)],
  });
  const file = (info: object) => ({ id: randomId(random), sha256: sha256('x'), size: sealedSize(262_144), ...info });

  let sealed: SealedTip;
  beforeAll(async () => {
    sealed = (await seal(office)).sealed;
  });

  it.each(cases)('%s', async (_, expected, change) => {
    const before = await tipsIn();
    expect(await outcome(await sender.post(change(sealed)))).toBe(expected);
    expect(await tipsIn()).toBe(before);
  });

  it('and a refusal does not block the real one', async () => {
    expect(await outcome(await sender.post(sealed))).toBe('200 taken');
  });

  it('for other content under a known id, a known mailbox, a known photo', async () => {
    const first = await seal(office, [photo(500)]);
    const second = await seal(office, [photo(500)]);
    expect(await outcome(await sender.post(first.sealed))).toBe('200 taken');
    for (const part of ['id', 'mailbox', 'files'] as const) {
      const changed = { ...second.sealed, [part]: first.sealed[part] };
      expect([part, await outcome(await sender.post(changed))]).toEqual([part, '422 tip_refused id_taken']);
    }
    expect(await outcome(await sender.post(second.sealed))).toBe('200 taken');
  });

  it('for too large a request', async () => {
    const proof = await sender.prove('x');
    const answer = await sender.post('x'.repeat(430_000), { proof });
    expect(answer.status).toBe(413);
  });
});

it('the office info names the bundle to seal to', async () => {
  const answer = await test.send('/api/tips/office', { cookie: 'session_token=abc' });
  expect(answer.headers.getSetCookie()).toEqual([]);
  const info = (await answer.json()) as OfficeInfo;
  expect(info).toMatchObject({
    district: { id: test.context.district },
    site: { filing: '' },
    hotlines: [],
    sealing: { root: office.root.root },
  });
  expect(JSON.parse(info.sealing?.signed.bundle ?? '')).toEqual(office.bundle);
});

describe('time', () => {
  it('accepts tips of an expired bundle as long as one may have waited offline, then refuses them', async () => {
    const own = await startTestServer();
    try {
      const { members } = await seedPeople(own.context);
      const theirs = await officeOf(own.context, members.officer);
      const late = senderTo(own);
      const [before, after] = [await seal(theirs), await seal(theirs)];
      own.pass((91 + 100) * 86_400_000);
      expect(await outcome(await late.post(before.sealed))).toBe('200 taken');
      own.pass(86_400_000);
      expect(await outcome(await late.post(after.sealed))).toBe('422 tip_refused epoch_expired');
      expect(await outcome(await late.post(before.sealed, { proof: await late.prove('') }))).toBe('200 taken');
    } finally {
      await own.close();
    }
  });
});
