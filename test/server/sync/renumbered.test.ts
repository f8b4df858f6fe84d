import { afterAll, beforeAll, expect, it } from 'vitest';
import { hello } from '../../../src/server/sync/hello.ts';
import { must } from '../../support/must.ts';
import { type District, freshId, makeDistrict, outcomes, Phone } from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

it('what a phone has receipts for under a new device id is never more than the server says it has', async () => {
  const phone = new Phone(d.context, d.volunteer);
  const [one, two] = [phone.leaflet(), phone.leaflet()];
  await phone.send(one, two);
  // The answer was lost, and the phone had to take a new device id: it numbers anew what it believes unsent.
  const renewed = new Phone(d.context, d.volunteer, freshId());
  const answer = await renewed.send({ ...one, seq: 1 }, { ...two, seq: 2 });
  expect(outcomes(answer)).toEqual(['duplicate', 'duplicate']);
  expect(answer.received).toBe(2);
  const actor = { ...d.volunteer, name: '王芳', squadName: '一分队' };
  expect(must(await hello(d.context, actor, { device: renewed.device })).received).toBe(2);
});
