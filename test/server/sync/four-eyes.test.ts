import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../src/domain/id.ts';
import { contentClock } from '../../../src/domain/record.ts';
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
});
