import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorBody } from '../../../src/protocol/kernel/error.ts';
import { MAILBOX_HEADER, SealedTip, TIPS_PATH } from '../../../src/protocol/tips/tip.ts';
import type { TestServer } from '../platform/http/harness.ts';
import { type Office, outcome, seal, senderTo, startTips } from './fixture.ts';

let test: TestServer;
let office: Office;
beforeAll(async () => {
  ({ test, office } = await startTips());
});
afterAll(() => test.close());

/** A new address for each request, because the code under test comes after the rate limits. */
let asked = 0;
const from = (): string => `198.18.${(asked >> 8) & 255}.${asked++ & 255}`;

const MARK = 'Zz9echo';

/** Values that are almost valid, and arbitrary ones. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    MARK,
    '<script>alert(1)</script>',
    '\u0000',
    null,
    -1,
    1e308,
    [],
    {},
    '00'.repeat(32),
    randomUUID(),
  ),
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => `${MARK}${text}`),
);
const body = fc.oneof(
  fc.record(
    {
      hash: value,
      mailbox: value,
      sealed: fc.oneof(
        value,
        value.map((part) => JSON.stringify(part)),
      ),
      proof: value,
      seq: value,
      files: value,
    },
    { requiredKeys: [] },
  ),
  value,
);

/** Checks every answer: no internal error, a known code, no echo of the request, no cookie. */
async function expectSafe(answer: Response): Promise<void> {
  const text = await answer.text();
  expect([answer.status, answer.status < 500]).toEqual([answer.status, true]);
  expect(text).not.toContain(MARK);
  expect(answer.headers.get('set-cookie')).toBeNull();
  if (answer.status >= 400) expect(v.is(v.pipe(v.string(), v.parseJson(), ErrorBody), text)).toBe(true);
}

/** Each run solves its own proof. */
const PROVING_MS = 180_000;

describe('arbitrary input to the tip line', () => {
  it.each(['/challenge', '', '/messages', '/mailbox'])('to %s, as JSON', async (path) => {
    await fc.assert(
      fc.asyncProperty(body, async (json) => {
        const headers = { 'x-forwarded-for': from() };
        await expectSafe(await test.send(`${TIPS_PATH}${path}`, { json, headers }));
      }),
      { numRuns: 120 },
    );
  });

  it.each(['/challenge', '', '/messages', '/mailbox'])('to %s, as any bytes', async (path) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('application/json', 'text/plain', 'multipart/form-data'),
        async (bytes, type) => {
          const headers = { 'x-forwarded-for': from(), 'content-type': type };
          await expectSafe(await test.send(`${TIPS_PATH}${path}`, { body: new Uint8Array(bytes), headers }));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('to a photo: any name, any headers, any bytes', async () => {
    const word = fc.oneof(
      fc.constantFrom('0', '-1', '1e9', '99999999999', '', 'x', '00'.repeat(32), randomUUID()),
      fc.stringMatching(/^[!-~]{0,40}$/),
    );
    await fc.assert(
      fc.asyncProperty(
        word,
        word,
        word,
        fc.constantFrom('GET', 'PATCH', 'HEAD', 'DELETE', 'PUT'),
        fc.uint8Array({ maxLength: 300 }),
        async (name, mailbox, offset, method, bytes) => {
          const headers = {
            'x-forwarded-for': from(),
            [MAILBOX_HEADER]: mailbox,
            'upload-offset': offset,
            'content-type': 'application/offset+octet-stream',
          };
          const withBody = method === 'PATCH' || method === 'PUT' ? { body: new Uint8Array(bytes) } : {};
          const answer = await test.send(`${TIPS_PATH}/files/${encodeURIComponent(name)}`, {
            method,
            headers,
            ...withBody,
          });
          expect(answer.status).toBeLessThan(500);
          expect(answer.ok).toBe(false);
          await answer.arrayBuffer();
        },
      ),
      { numRuns: 150 },
    );
  });

  it(
    'refuses a real tip with one change by a code and stores nothing; unchanged it is accepted',
    async () => {
      const sender = senderTo(test, '203.0.113.9');
      const tip = await seal(office);
      const proof = await sender.prove(JSON.stringify(tip.sealed));
      const keys = Object.keys(tip.sealed) as (keyof typeof tip.sealed)[];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...keys), value, async (key, other) => {
          const changed = { ...tip.sealed, [key]: other };
          const sealed = JSON.stringify(changed);
          // Some edits change nothing, such as replacing no photos by no photos.
          fc.pre(sealed !== JSON.stringify(tip.sealed));
          // Another well-formed id or mailbox gives another valid tip.
          fc.pre(
            !(['id', 'mailbox'] as string[]).includes(key) || !v.is(SealedTip.entries[key as 'id' | 'mailbox'], other),
          );
          // The proof is solved, so that the content itself is checked.
          await expectSafe(
            await test.send(TIPS_PATH, {
              json: { sealed, proof: await sender.prove(sealed) },
              headers: { 'x-forwarded-for': from() },
            }),
          );
        }),
        { numRuns: 25 },
      );
      const tips = () => test.context.db.selectFrom('tip').select('id').execute();
      expect(await tips()).toEqual([]);
      expect(await outcome(await sender.post(tip.sealed, { proof }))).toBe('200 taken');
      expect(await tips()).toHaveLength(1);
    },
    PROVING_MS,
  );

  it(
    'refuses or fails to open a sealed file with any byte changed, cut or added, without breaking',
    async () => {
      const sender = senderTo(test, '203.0.113.10');
      const { sealed } = await seal(office);
      const bytes = Buffer.from(sealed.body, 'base64');
      await fc.assert(
        fc.asyncProperty(
          fc.nat(bytes.length - 1),
          fc.constantFrom('cut', 'longer', 'random', 'recipient'),
          async (at, how) => {
            const spoilt = {
              cut: bytes.subarray(0, at),
              longer: Buffer.concat([bytes, randomBytes(1 + (at % 50))]),
              random: randomBytes(bytes.length),
              recipient: Buffer.from(bytes.toString('latin1').replace('mlkem768x25519', 'X25519'), 'latin1'),
            }[how];
            const answer = await sender.post({ ...sealed, id: randomUUID(), body: spoilt.toString('base64') });
            expect(await outcome(answer)).toMatch(/^(400|422) /);
          },
        ),
        { numRuns: 25 },
      );
    },
    PROVING_MS,
  );
});
