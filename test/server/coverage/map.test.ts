import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_AREAS, MAX_OUTLINES } from '../../../src/domain/coverage/map.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import { type MemberRole, memberRoles } from '../../../src/domain/kernel/role.ts';
import { type LoadedMap, MAX_MAP_BYTES, type MapResponse } from '../../../src/protocol/coverage/map.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
const cookies = new Map<MemberRole, string>();
let village: Id;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  for (const role of memberRoles) cookies.set(role, await signInAs(test, people.members[role]));
  const town = newId(test.context.now(), test.context.random);
  village = newId(test.context.now(), test.context.random);
  must(
    await appendTrusted(test.context, people.members.administrator, [
      { id: town, kind: 'place', fields: { name: '清水镇', form: 'town' } },
      { id: village, kind: 'place', fields: { name: '岭头村', form: 'village', parent: town, code: '510722101201' } },
    ]),
  );
});
afterAll(() => test.close());

const area = { name: '岭头村', code: '510722101201', outline: 'M0 0l9 0 0 9z', place: null };
const map = { width: 10, height: 10, areas: [area, { ...area, name: '云盘村', code: null }] };

const send = (json: unknown, path = '/api/office/map', role: MemberRole = 'officer') =>
  test.send(path, { cookie: cookies.get(role), json });
const read = async (response: Promise<Response>): Promise<LoadedMap | null> =>
  ((await (await response).json()) as MapResponse).map;
const stored = () => read(test.send('/api/office/map', { cookie: cookies.get('officer') }));

async function load(json: unknown = map): Promise<LoadedMap> {
  const loaded = await read(send(json));
  if (!loaded) throw new Error('no map');
  return loaded;
}

const choose = (loaded: LoadedMap, at: number, place: Id | null) =>
  send({ loadedAt: loaded.loadedAt, area: at, place }, '/api/office/map/choice');

/** The audit's entries of the map, the last first. */
async function noted() {
  const { db, district } = test.context;
  return db
    .selectFrom('audit')
    .where('district', '=', district)
    .where('action', 'like', 'map_%')
    .orderBy('seq', 'desc')
    .select(['action', 'actor', 'subject', 'detail'])
    .execute();
}

describe('the map', () => {
  it('is none, then as it was loaded, then none again, each noted in the audit', async () => {
    expect(await stored()).toBeNull();
    const loaded = await load();
    expect(loaded).toMatchObject({ drawing: map, loadedBy: people.members.officer });
    expect(await stored()).toEqual(loaded);
    const actor = people.members.officer;
    expect((await noted())[0]).toEqual({ action: 'map_loaded', actor, subject: 'map', detail: { areas: 2 } });
    const remove = () => test.send('/api/office/map', { method: 'DELETE', cookie: cookies.get('officer') });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(204);
    expect(await stored()).toBeNull();
    expect((await noted()).map(({ action }) => action)).toEqual(['map_removed', 'map_loaded']);
  });

  it('is of its district alone', async () => {
    const loaded = await load();
    const there = { cookie: await signInAs(test.neighbour, people.members.officer) };
    expect(await read(test.neighbour.send('/api/office/map', there))).toBeNull();
    const json = { loadedAt: loaded.loadedAt, area: 0, place: null };
    expect((await test.neighbour.send('/api/office/map/choice', { ...there, json })).status).toBe(409);
    await test.neighbour.send('/api/office/map', { ...there, method: 'DELETE' });
    expect(await stored()).toEqual(loaded);
  });

  it('is for officers and administrators', async () => {
    for (const role of memberRoles) {
      const expected = role === 'officer' || role === 'administrator' ? 200 : 403;
      expect([role, (await send(map, undefined, role)).status]).toEqual([role, expected]);
      expect([role, (await test.send('/api/office/map', { cookie: cookies.get(role) })).status]).toEqual([
        role,
        expected,
      ]);
    }
  });

  it('keeps the places that were chosen by hand, also when another file is loaded', async () => {
    const loaded = await load();
    expect((await choose(loaded, 1, village)).status).toBe(200);
    expect((await noted())[0]).toMatchObject({ action: 'map_area_chosen', subject: village, detail: { area: 1 } });
    test.pass(1_000);
    const next = await load({ ...map, areas: [...map.areas].reverse() });
    expect(next.drawing.areas.map(({ place }) => place)).toEqual([village, null]);
    expect((await choose(next, 0, null)).status).toBe(200);
    expect((await stored())?.drawing.areas.map(({ place }) => place)).toEqual([null, null]);
  });

  it('refuses a choice for a former map, an area that it lacks, and what is no place', async () => {
    const former = await load();
    test.pass(1_000);
    const loaded = await load();
    const codes = [
      await choose(former, 0, village),
      await choose(loaded, 2, village),
      await choose(loaded, 0, people.squad),
      await choose(loaded, 0, newId(test.context.now(), test.context.random)),
    ].map(codeOf);
    expect(await Promise.all(codes)).toEqual(['conflict', 'not_found', 'not_found', 'not_found']);
    expect(await stored()).toEqual(loaded);
  });
});

describe('the limits of a map', () => {
  it.each([
    ['no area', { ...map, areas: [] }],
    ['too many areas', { ...map, areas: Array.from({ length: MAX_AREAS + 1 }, () => area) }],
    ['a wide frame', { ...map, width: 2_001 }],
    ['a frame of parts', { ...map, height: 9.5 }],
    ['a path of another kind', { ...map, areas: [{ ...area, outline: 'M0 0C9 0 0 9 3 3z' }] }],
    ['markup', { ...map, areas: [{ ...area, outline: 'M0 0l9 0 0 9z"/><script/>' }] }],
    ['a long name', { ...map, areas: [{ ...area, name: '村'.repeat(41) }] }],
    ['a name that can not be stored', { ...map, areas: [{ ...area, name: '\u0000' }] }],
    ['a short code', { ...map, areas: [{ ...area, code: '510722' }] }],
    ['a place that is no id', { ...map, areas: [{ ...area, place: '岭头村' }] }],
    [
      'long outlines',
      { ...map, areas: [0, 1].map(() => ({ ...area, outline: `M0 0l9 0${' 1 1'.repeat(MAX_OUTLINES / 8)}z` })) },
    ],
  ])('refuse %s, and keep the former map', async (_, json) => {
    const loaded = await load();
    const refused = await send(json);
    expect([refused.status, await codeOf(refused)]).toEqual([400, 'bad_request']);
    expect(await stored()).toEqual(loaded);
  });

  it('refuse more bytes', async () => {
    expect((await send({ ...map, more: 'x'.repeat(MAX_MAP_BYTES) })).status).toBe(413);
  });

  it('take the largest map', async () => {
    const steps = Math.floor((MAX_OUTLINES / MAX_AREAS - 12) / 4);
    const largest = { ...area, name: '"'.repeat(40), place: village, outline: `M0 0l9 0${' 1 1'.repeat(steps)}z` };
    const areas = Array.from({ length: MAX_AREAS }, () => largest);
    expect((await load({ ...map, areas })).drawing.areas).toHaveLength(MAX_AREAS);
  });
});
