import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proof } from '../../../src/protocol/tips/tip.ts';
import { makePowDifficulty } from '../../../src/server/tips/pow-difficulty.ts';
import { codeOf, type TestServer } from '../platform/http/harness.ts';
import { type Office, outcome, type Sender, seal, senderTo, startTips } from './fixture.ts';

let test: TestServer;
let office: Office;
let sender: Sender;

beforeAll(async () => {
  ({ test, office, sender } = await startTips());
});
afterAll(() => test.close());

const nonceOf = ({ challenge }: Proof): string => String(challenge.parameters.nonce);

describe('a proof of work', () => {
  it('must be this server’s, solved, and for this very content', async () => {
    const { sealed } = await seal(office);
    const text = JSON.stringify(sealed);
    const proof = await sender.prove(text);
    const { challenge, solution } = proof;
    const { parameters, signature } = challenge;
    const wrong: Proof[] = [
      { challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } },
      { challenge, solution: { ...solution, derivedKey: 'not hex' } },
      { challenge: { parameters, signature: 'ff'.repeat(32) }, solution },
      { challenge: { parameters, signature: '' }, solution },
      { challenge: { parameters: { ...parameters, cost: 1 }, signature }, solution },
      { challenge: { parameters: { ...parameters, expiresAt: 9_999_999_999 }, signature }, solution },
      { challenge: { parameters: { ...parameters, keySignature: undefined }, signature }, solution },
      { challenge: { parameters: { ...parameters, keyPrefix: '' }, signature }, solution },
      { challenge: { parameters: {}, signature }, solution },
    ];
    for (const bad of wrong)
      expect(await outcome(await sender.post(text, { proof: bad }))).toBe('422 proof_refused wrong');
    const other = await seal(office);
    expect(await outcome(await sender.post(other.sealed, { proof }))).toBe('422 proof_refused other_content');
    expect(await outcome(await sender.post(text, { proof }))).toBe('200 taken');
  });

  it('is not parsed when it is nested deeply', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = `{"sealed":"x","proof":{"challenge":{"parameters":{"nonce":${deep}},"signature":""},"solution":{"counter":1,"derivedKey":""}}}`;
    const answer = await test.send('/api/tips', { body, headers: { 'content-type': 'application/json' } });
    expect(await outcome(answer)).toBe('413 too_large');
  });

  it('is used once, and is not stored longer than it could be used', async () => {
    const { sealed } = await seal(office);
    const text = JSON.stringify(sealed);
    const proof = await sender.prove(text);
    expect(await outcome(await sender.post(text, { proof }))).toBe('200 taken');
    // As if the tip had been deleted meanwhile.
    await test.context.db.deleteFrom('tip').where('id', '=', sealed.id).execute();
    expect(await outcome(await sender.post(text, { proof }))).toBe('422 proof_refused used');
  });

  it('is spent by a refused submission too, so one does not allow many attempts', async () => {
    const { sealed } = await seal(office);
    for (const content of [{ ...sealed, epoch: 99 }, { ...sealed, grants: [] }, 'no JSON at all']) {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const proof = await sender.prove(text);
      expect(await outcome(await sender.post(text, { proof }))).toMatch(/^4\d\d (tip_refused|bad_request)/);
      expect(await outcome(await sender.post(text, { proof }))).not.toMatch(/^200/);
      expect(
        await test.context.db.selectFrom('tip_proof').where('id', '=', nonceOf(proof)).select('id').execute(),
      ).toHaveLength(1);
    }
    const text = JSON.stringify({ ...sealed, epoch: 98 });
    const proof = await sender.prove(text);
    const answers = await Promise.all(Array.from({ length: 10 }, () => sender.post(text, { proof })));
    const answerText = await Promise.all(answers.map(outcome));
    expect(answerText).toContain('422 tip_refused epoch_unknown');
    expect(await outcome(await sender.post(text, { proof }))).toBe('422 proof_refused used');
    // The difficulty rises once for each spent proof, however often it is sent.
    expect(await outcome(await sender.post(sealed))).toBe('200 taken');
  });

  it('expires', async () => {
    const { sealed } = await seal(office);
    const proof = await sender.prove(JSON.stringify(sealed));
    test.pass(20 * 60_000);
    expect(await outcome(await sender.post(sealed, { proof }))).toBe('422 proof_refused expired');
    expect(await outcome(await sender.post(sealed))).toBe('200 taken');
  });
});

describe('the difficulty', () => {
  it('rises with spent proofs, not with challenges, and falls again', () => {
    let now = 1_000_000;
    const difficulty = makePowDifficulty(() => now);
    const base = difficulty.range();
    for (let i = 0; i < 101; i++) difficulty.spent();
    expect(difficulty.range()).toEqual({ least: base.least * 2, most: base.most * 2 });
    for (let i = 0; i < 10_000; i++) difficulty.spent();
    expect(difficulty.range()).toEqual({ least: base.least * 8, most: base.most * 8 });
    now += 10 * 60_000;
    expect(difficulty.range().most).toBe(base.most * 8);
    now += 10 * 60_000;
    expect(difficulty.range()).toEqual(base);
  });
});

/** Frees the connection of an answer. */
const readWhole = async (answer: Response): Promise<Response> =>
  new Response(await answer.arrayBuffer(), { status: answer.status, headers: answer.headers });

describe('a flood', () => {
  it('from one address is stopped, while another is served', async () => {
    const flood = senderTo(test, '203.0.113.9');
    const token = '00'.repeat(32);
    const answers: Response[] = [];
    // 20 at once: above 64 an address is refused for that, and 1,100 connections take a busy machine 10 s and more.
    const sendSome = async () => {
      for (let sent = 0; sent < 55; sent++) answers.push(await readWhole(await flood.mailbox(token)));
    };
    await Promise.all(Array.from({ length: 20 }, sendSome));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1_000);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused && (await codeOf(refused))).toBe('too_many_requests');
    const { sealed } = await seal(office);
    expect(await outcome(await sender.post(sealed))).toBe('200 taken');
    expect((await sender.mailbox(token)).status).toBe(200);
    // The key of the rate limits changes every hour.
    test.pass(3_600_000);
    expect((await flood.mailbox(token)).status).toBe(200);
  });

  it('without proofs writes nothing', async () => {
    const before = await test.context.db.selectFrom('tip_proof').selectAll().execute();
    const flood = senderTo(test, '203.0.113.10');
    const proof: Proof = { challenge: { parameters: {}, signature: '' }, solution: { counter: 1, derivedKey: '' } };
    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, i) => flood.post(`{"n":${i},"x":"${'x'.repeat(100_000)}"}`, { proof })),
    );
    // Requests above the concurrent limit of an address are not read.
    const outcomes = new Set(await Promise.all(answers.map(outcome)));
    expect(outcomes).toContain('422 proof_refused wrong');
    outcomes.delete('422 proof_refused wrong');
    outcomes.delete('429 too_many_requests');
    expect([...outcomes]).toEqual([]);
    expect(await test.context.db.selectFrom('tip_proof').selectAll().execute()).toEqual(before);
  });
});
