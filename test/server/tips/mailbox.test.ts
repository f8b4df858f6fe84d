import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailboxResponse } from '../../../src/protocol/tips/tip.ts';
import type { TestServer } from '../platform/http/harness.ts';
import { type Office, outcome, photo, type Sender, seal, sealAnswer, startTips } from './fixture.ts';

let test: TestServer;
let office: Office;
let sender: Sender;

beforeAll(async () => {
  ({ test, office, sender } = await startTips());
});
afterAll(() => test.close());

/** Headers without those that depend on the time. */
const headersOf = (answer: Response): [string, string][] =>
  [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));

describe('a mailbox', () => {
  it('answers alike when it is unknown and when it is empty', async () => {
    const tip = await seal(office, [photo(10), photo(10), photo(10), photo(10), photo(10)]);
    expect(await outcome(await sender.post(tip.sealed))).toBe('200 taken');
    const [known, unknown] = [await sender.mailbox(tip.mailbox.token), await sender.mailbox('ab'.repeat(32))];
    expect(unknown.status).toBe(known.status);
    expect(headersOf(unknown)).toEqual(headersOf(known));
    expect(known.headers.get('content-encoding')).toBeNull();
    const [full, empty] = [await known.text(), await unknown.text()];
    expect(empty.length).toBe(full.length);
    expect((JSON.parse(full) as MailboxResponse).tip?.id).toBe(tip.sealed.id);
    expect((JSON.parse(empty) as MailboxResponse).tip).toBeNull();
  });

  it('answers in steps of 4 KiB', async () => {
    const tip = await seal(office);
    expect(await outcome(await sender.post(tip.sealed))).toBe('200 taken');
    for (const seq of [1, 2]) {
      const { message } = await sealAnswer(office, tip, { seq });
      expect(await outcome(await sender.post(message, { path: '/messages' }))).toBe('200 taken');
      expect((await (await sender.mailbox(tip.mailbox.token)).text()).length % 4_096).toBe(0);
    }
  });
});

describe('a message from the person', () => {
  it('is accepted in order, once, and shown without what only the office can read', async () => {
    const tip = await seal(office);
    await sender.post(tip.sealed);
    const first = await sealAnswer(office, tip, { seq: 1, photos: [photo(100)] });
    const answer = await sender.post(first.message, { path: '/messages' });
    expect(await answer.json()).toEqual({ taken: true, missing: first.files.map(({ id }) => id) });
    expect(await outcome(await sender.post(first.message, { path: '/messages' }))).toBe('200 taken');
    const opened = await sender.open(tip.mailbox.token);
    expect(opened).toMatchObject({
      state: 'working',
      messages: [{ from: 'person', seq: 1, file: null, mac: first.message.mac }],
      missing: first.files.map(({ id }) => id),
    });
  });

  it('is stored once when it comes 50 times at once', async () => {
    const tip = await seal(office);
    await sender.post(tip.sealed);
    const { message } = await sealAnswer(office, tip, { seq: 1 });
    const text = JSON.stringify(message);
    const proofs = await Promise.all([1, 2, 3].map(() => sender.prove(text)));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const proof = proofs[i % 3];
        return sender.post(text, { path: '/messages', ...(proof ? { proof } : {}) });
      }),
    );
    expect(new Set(await Promise.all(answers.map(outcome)))).toEqual(new Set(['200 taken']));
    expect((await sender.open(tip.mailbox.token)).messages).toHaveLength(1);
  });

  it('is accepted once when two with one number come at once', async () => {
    const tip = await seal(office);
    await sender.post(tip.sealed);
    const sealed = await Promise.all(['甲', '乙'].map((text) => sealAnswer(office, tip, { seq: 1, text })));
    const outcomes = await Promise.all(
      sealed.map(async ({ message }) => outcome(await sender.post(message, { path: '/messages' }))),
    );
    expect(outcomes.sort()).toEqual(['200 taken', '422 tip_refused seq_wrong']);
  });

  it('is refused out of order, unsealed, or to an unknown mailbox', async () => {
    const tip = await seal(office);
    await sender.post(tip.sealed);
    const { message } = await sealAnswer(office, tip, { seq: 1 });
    const cases: readonly [string, object][] = [
      ['422 tip_refused seq_wrong', { seq: 2 }],
      ['400 bad_request sealed', { seq: 0 }],
      ['422 tip_refused mailbox_unknown', { mailbox: 'cd'.repeat(32) }],
      ['422 tip_refused not_sealed', { file: Buffer.from('plain').toString('base64') }],
      ['422 tip_refused size_wrong', { file: tip.sealed.grants[0]?.file }],
      ['400 bad_request sealed', { mac: 'x' }],
    ];
    for (const [expected, change] of cases) {
      expect(await outcome(await sender.post({ ...message, ...change }, { path: '/messages' }))).toBe(expected);
    }
    expect((await sender.open(tip.mailbox.token)).messages).toEqual([]);
  });

  it('is accepted for a closed tip, which stays closed', async () => {
    const tip = await seal(office);
    await sender.post(tip.sealed);
    await test.context.db.updateTable('tip').set({ state: 'closed' }).where('id', '=', tip.sealed.id).execute();
    const { message } = await sealAnswer(office, tip, { seq: 1 });
    expect(await outcome(await sender.post(message, { path: '/messages' }))).toBe('200 taken');
    expect(await sender.open(tip.mailbox.token)).toMatchObject({ state: 'closed', messages: [{ seq: 1 }] });
  });
});
