import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeText, readCode, scanProof, stationOf, stepAt } from '../../../src/domain/attendance/code.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../src/protocol/kernel/version.ts';
import type { WireChange } from '../../../src/protocol/sync/push.ts';
import type { Session } from '../../../src/server/accounts/session.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { creditClaims } from '../../../src/server/figures/service.ts';
import { readByIds, readRecords } from '../../../src/server/figures/service-records.ts';
import { dispatch } from '../../../src/server/http/dispatch.ts';
import { makeQueueBudgets } from '../../../src/server/platform/http/gate.ts';
import { makeLimits } from '../../../src/server/platform/http/limits.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { pullPages } from '../../../src/server/sync/pull.ts';
import { syncRoutes } from '../../../src/server/sync/routes.ts';
import { must } from '../../support/must.ts';
import { type District, freshId, makeDistrict, NOON, outcomes, Phone, recordOf, TODAY } from '../sync/fixture.ts';

const PEOPLE = 320;
const SPAN_MS = 60_000;

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

/** The server's push route, as many phones behind one address reach it. */
function pushRoute() {
  const { context } = d;
  const routes = syncRoutes({ context, secret: 'x', queueBudgets: makeQueueBudgets() });
  const route = routes.find(({ path }) => path === '/api/sync/push');
  if (!route) throw new Error('no route for pushes');
  const limits = makeLimits(context.now, context.random);
  return async ({ actor, device }: Phone, changes: readonly WireChange[]) => {
    const named = { ...actor, name: '', squadName: null };
    const session: Session = { id: actor.member, actor: named, expiresAt: Number.MAX_SAFE_INTEGER, isDue: false };
    const headers = { 'content-type': 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL) };
    const body = JSON.stringify({ device, changes });
    const request = new Request('http://localhost/api/sync/push', { method: 'POST', headers, body });
    const accounts = { current: async () => ({ cookies: [], session }) };
    const response = await dispatch(
      route,
      { accounts, limits },
      request,
      { address: '10.0.0.1', cookie: undefined },
      '',
    );
    return { status: response.status, answer: await response.json() };
  };
}

it('takes the scans of 320 people at one event who come online within a minute, and shows each to the organizer', async () => {
  const everybody = Array.from(
    { length: PEOPLE },
    (_, at): Actor => ({
      member: freshId(),
      role: 'volunteer',
      squad: at % 2 ? d.squads.one : d.squads.two,
    }),
  );
  const drafts = everybody.map(({ member, squad }, at) => ({
    id: member,
    kind: 'member' as const,
    fields: { name: `队员${at}`, role: 'volunteer', squad },
  }));
  must(await appendTrusted(d.context, d.administrator.member, drafts));
  const organizer = new Phone(d.context, d.organizer);
  const times = { starts: '11:00', ends: '13:30' };
  const plan = { date: TODAY, title: '6·26 广场宣传', status: 'planned', risks: '无特别风险', ...times };
  const event = organizer.create('event', plan);
  const key = organizer.create('eventKey', { event: event.id, date: TODAY, secret: 'ab'.repeat(32) });
  expect(outcomes(await organizer.send(event, key))).toEqual(['ok', 'ok']);
  const shown = { event: event.id, station: stationOf(key.id), secret: 'ab'.repeat(32) };
  const code = readCode(codeText('https://example.org', shown, stepAt(NOON)));
  if (!code) throw new Error('the code can not be read');
  const phones = everybody.map((actor) => new Phone(d.context, actor));
  const scans = phones.map((phone) => {
    const { member, squad } = phone.actor;
    const fields = { event: event.id, member, squad, date: TODAY, way: 'code', proof: scanProof(code, member) };
    return phone.create('attendance', fields);
  });
  const push = pushRoute();
  const began = performance.now();
  const answers = await Promise.all(phones.map((phone, at) => push(phone, scans.slice(at, at + 1))));
  const took = performance.now() - began;
  expect(answers.map(({ status, answer }) => [status, outcomes(answer)])).toEqual(phones.map(() => [200, ['ok']]));
  expect(took).toBeLessThan(SPAN_MS);

  const held = new Set<string>();
  const request = { device: freshId(), epoch: null, cursors: {} };
  for await (const page of pullPages(d.context, d.organizer, request)) for (const { id } of page.records) held.add(id);
  expect(scans.filter(({ id }) => !held.has(id))).toEqual([]);

  expect(outcomes(await organizer.send(organizer.edit(await recordOf(d, event.id), { status: 'held' })))).toEqual([
    'ok',
  ]);
  const { db, district } = d.context;
  const read = async (kind: 'attendance' | 'eventKey') =>
    (await readRecords(db, district, kind, [event.id])).map(({ record }) => record);
  const credited = creditClaims({
    claims: await read('attendance'),
    keys: await read('eventKey'),
    events: await readByIds(db, district, [event.id]),
  });
  expect(credited.map(({ verdict, minutes }) => `${verdict.state} ${minutes}`)).toEqual(scans.map(() => 'accepted 90'));
  expect((await verifyFigures(db, district)).differences).toEqual([]);
});
