import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeQuota } from '../../../src/server/platform/quota.ts';
import { makeTipPhotoBudget } from '../../../src/server/tips/photo-budget.ts';
import type { TestServer } from '../platform/http/harness.ts';
import { type Office, outcome, photo, type Sender, seal, startTips } from './fixture.ts';

let test: TestServer;
let office: Office;
let sender: Sender;
let sent = 0;

beforeAll(async () => {
  ({ test, office, sender } = await startTips());
  const tip = await seal(office, [photo(200_000)]);
  expect(await outcome(await sender.post(tip.sealed))).toBe('200 taken');
  const [file] = tip.files;
  if (!file) throw new Error('no photo');
  await sender.upload(file, tip.mailbox.token);
  sent = file.bytes.length;
});
afterAll(() => test.close());

const diskWith = (free: number, state: 'good' | 'low' | 'full' = 'good') => ({
  state: async () => state,
  free: async () => free,
  refused: () => undefined,
});
const LOTS = 1e12;

describe('the limit of sealed photos', () => {
  it('is the day’s allowance, with all that has arrived already', async () => {
    const budget = makeTipPhotoBudget(test.context, diskWith(LOTS), sent + 1_000);
    expect([await budget.reserve(900), await budget.reserve(200), await budget.reserve(100)]).toEqual([
      undefined,
      3_600,
      undefined,
    ]);
    test.pass(86_400_000);
    expect(await budget.reserve(1_000)).toBe(undefined);
    test.pass(-86_400_000);
  });

  it('is a fifth of the disk for unopened tips, and is free again once an officer opens them', async () => {
    const budget = makeTipPhotoBudget(test.context, diskWith(4 * sent + 5_000), LOTS);
    expect([await budget.reserve(900), await budget.reserve(200)]).toEqual([undefined, 3_600]);
    await test.context.db.updateTable('tip').set({ state: 'answered' }).execute();
    test.pass(61_000);
    // The person's later messages count as unopened too.
    expect(await budget.reserve(1_100)).toBe(3_600);
    await test.context.db.updateTable('tip').set({ state: 'open' }).execute();
    test.pass(61_000);
    expect(await budget.reserve(sent / 2)).toBe(undefined);
  });

  it.each(['low', 'full'] as const)('is zero on a disk that is %s', async (state) => {
    expect(await makeTipPhotoBudget(test.context, diskWith(LOTS, state), LOTS).reserve(1)).toBe(3_600);
  });
});

describe('makeQuota', () => {
  it('counts each member separately, and grants one amount above the whole quota', () => {
    let now = 0;
    const quota = makeQuota({ most: 100, windowMs: 10_000, now: () => now });
    expect([quota.take('one', 60), quota.take('one', 50), quota.take('one', 40)]).toEqual([undefined, 10, undefined]);
    expect([quota.take('two', 500), quota.take('two', 1)]).toEqual([undefined, 10]);
    now = 10_000;
    expect(quota.take('one', 100)).toBe(undefined);
  });
});
