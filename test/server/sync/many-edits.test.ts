import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentClock } from '../../../src/domain/records/record.ts';
import { MAX_PUSH_CHANGES } from '../../../src/protocol/kernel/limits.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { MOST_CHANGES } from '../../../src/server/records/decide.ts';
import { seedPeople, signInAs, startTestServer } from '../platform/http/harness.ts';
import { type District, freshId, makeDistrict, outcomes, Phone, recordOf } from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const tally = (all: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const each of all) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
};

describe('edits of one record without end', () => {
  it('are taken up to a number for each member, leave no heads, and keep nobody from sending the record back', async () => {
    const phone = new Phone(d.context, d.volunteer);
    const made = phone.leaflet();
    await phone.send(made);
    const answers: string[] = [];
    for (let batch = 0; batch < 3; batch++) {
      const edits = Array.from({ length: MAX_PUSH_CHANGES }, (_, i) => ({
        ...phone.create('leaflet', { quantity: 1 + batch * 500 + i }),
        record: made.id,
      }));
      answers.push(...outcomes(await phone.send(...edits)));
    }
    expect(tally(answers)).toEqual({ ok: MOST_CHANGES - 1, 'rejected too_large': 1_500 - MOST_CHANGES + 1 });
    const record = await recordOf(d, made.id);
    expect(record.conflicts).toBeUndefined();
    expect(record.fields.quantity).toBe(MOST_CHANGES - 1);

    const leader = new Phone(d.context, d.leader);
    const review = { verdict: 'returned', reason: '太多', of: contentClock(record) } as const;
    expect(outcomes(await leader.send(leader.edit(record, { review })))).toEqual(['ok']);
    expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
  });

  it('by many devices that saw nothing of each other leave no more heads than one change can settle', async () => {
    const first = new Phone(d.context, d.volunteer);
    const made = first.leaflet({ note: 'first' });
    await first.send(made);
    for (let i = 0; i < 70; i++) {
      const other = new Phone(d.context, d.volunteer);
      await other.send({ ...other.create('leaflet', { note: `device ${i}` }), record: made.id });
    }
    const record = await recordOf(d, made.id);
    expect(record.conflicts?.note).toHaveLength(50);
    const leader = new Phone(d.context, d.leader);
    expect(outcomes(await leader.send(leader.edit(record, { note: 'settled' })))).not.toContain('rejected malformed');
    expect((await recordOf(d, made.id)).conflicts?.note?.length ?? 0).toBeLessThan(25);
  });
});

it('a member’s changes in an hour are bounded: more of them wait, and are not refused', async () => {
  const test = await startTestServer();
  try {
    const { members } = await seedPeople(test.context);
    const cookies = [await signInAs(test, members.volunteer), await signInAs(test, members.leader)];
    const push = (cookie: string | undefined) =>
      test.send('/api/sync/push', { cookie, json: { device: freshId(), changes: Array<number>(500).fill(0) } });
    const statuses: number[] = [];
    for (let i = 0; i < 42; i++) statuses.push((await push(cookies[0])).status);
    expect(statuses).toEqual([...Array<number>(40).fill(200), 429, 429]);
    expect(Number((await push(cookies[0])).headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await push(cookies[1])).status).toBe(200);
    test.pass(3_600_000);
    expect((await push(cookies[0])).status).toBe(200);
  } finally {
    await test.close();
  }
});
