import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { contentClock } from '../../../src/domain/records/record.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { makePushQueue } from '../../../src/server/sync/push-queue.ts';
import { edit } from './acting.ts';
import { type District, makeDistrict, outcomes, Phone, recordOf } from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

describe('four eyes', () => {
  const verdict = (id: Id) =>
    recordOf(d, id).then((record) => ({ verdict: 'verified' as const, of: contentClock(record) }));

  it('whoever wrote what a record now says does not verify it', async () => {
    const phone = new Phone(d.context, d.volunteer);
    const made = phone.leaflet();
    await phone.send(made);
    expect(await edit(d, d.leader, made.id, { quantity: 20_000 })).toBe('ok');
    expect(await edit(d, d.leader, made.id, { review: await verdict(made.id) })).toBe(
      'forbidden forbidden_review review',
    );
    expect(await edit(d, d.officer, made.id, { review: await verdict(made.id) })).toBe('ok');
  });

  it('nor edits and verifies in one change', async () => {
    const phone = new Phone(d.context, d.volunteer);
    const made = phone.leaflet();
    await phone.send(made);
    const leader = new Phone(d.context, d.leader);
    const change = leader.edit(await recordOf(d, made.id), { quantity: 20_000 });
    const both = { ...change, fields: { ...change.fields, review: { verdict: 'verified', of: change.clock } } };
    expect(outcomes(await leader.send(both))).toEqual(['forbidden forbidden_review review']);
  });

  it('choosing between two values that others wrote is no writing', async () => {
    const phone = new Phone(d.context, d.volunteer);
    const made = phone.leaflet();
    await phone.send(made);
    const before = await recordOf(d, made.id);
    const [one, two] = [new Phone(d.context, d.volunteer), new Phone(d.context, d.volunteer)];
    await one.send(one.edit(before, { quantity: 20 }));
    expect(outcomes(await two.send(two.edit(before, { quantity: 30 })))).toEqual(['conflict']);
    expect(await edit(d, d.leader, made.id, { quantity: 20 })).toBe('ok');
    expect((await recordOf(d, made.id)).conflicts).toBeUndefined();
    expect(await edit(d, d.leader, made.id, { review: await verdict(made.id) })).toBe('ok');
  });

  it('whoever let a session in does not verify what came from it, nor after an edit of the member', async () => {
    const fake = new Phone(d.context, { ...d.volunteer, letInBy: d.leader.member });
    const made = fake.leaflet();
    expect(outcomes(await fake.send(made))).toEqual(['ok']);
    const review = async () => ({ review: await verdict(made.id) });
    expect(await edit(d, d.leader, made.id, await review())).toBe('forbidden forbidden_review review');
    // The member’s own phone says the same again: what made the record is still the other session's.
    expect(await edit(d, d.volunteer, made.id, { quantity: 11 })).toBe('ok');
    expect(await edit(d, d.leader, made.id, await review())).toBe('forbidden forbidden_review review');
    expect(await edit(d, d.officer, made.id, await review())).toBe('ok');

    const own = new Phone(d.context, d.volunteer);
    const honest = own.leaflet();
    await own.send(honest);
    await fake.send(fake.edit(await recordOf(d, honest.id), { quantity: 9_000 }));
    const both = { review: await verdict(honest.id) };
    expect(await edit(d, d.leader, honest.id, both)).toBe('forbidden forbidden_review review');
    expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
  });

  it('nor through batches that are judged ahead of their turn', async () => {
    const fake = new Phone(d.context, { ...d.volunteer, letInBy: d.leader.member });
    const queue = makePushQueue(d.context, 4_000);
    const many = Array.from({ length: 3 }, () => Array.from({ length: 20 }, () => fake.leaflet()));
    await Promise.all(many.map((changes) => queue(fake.actor, { device: fake.device, changes })));
    const last = many.at(-1)?.at(-1)?.id ?? '';
    expect(await edit(d, d.leader, last, { review: await verdict(last) })).toBe('forbidden forbidden_review review');
  });
});
