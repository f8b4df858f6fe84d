import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentClock } from '../../../src/domain/records/record.ts';
import {
  ALL_RECORDS,
  BoardResponse,
  EvidenceResponse,
  NONE,
  RecordResponse,
} from '../../../src/protocol/figures/board.ts';
import { board } from '../../../src/server/figures/board.ts';
import { EVIDENCE_PAGE, evidence } from '../../../src/server/figures/evidence.ts';
import { recordHistory } from '../../../src/server/figures/record-history.ts';
import { must } from '../../support/must.ts';
import { type District, freshId, makeDistrict, outcomes, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let district: District;
let leaflet: string;
let backEntry: string;

/** Work in two towns and two squads, over three months, partly verified, one record without a place. */
beforeAll(async () => {
  district = await makeDistrict();
  const { context, places, squads, material } = district;
  const office = new Phone(context, district.officer);
  const volunteer = new Phone(context, district.volunteer);
  const own = volunteer.leaflet({ quantity: 120, place: places.upper, material, hours: 2 });
  leaflet = own.id;
  await volunteer.send(own);
  const old = office.leaflet({ quantity: 30, place: places.group, squad: squads.one, date: '2026-04-01' });
  backEntry = old.id;
  const answer = await office.send(
    old,
    office.leaflet({ quantity: 50, place: places.far, squad: squads.two, date: '2026-05-20' }),
    office.leaflet({ quantity: 7, squad: squads.two }),
    office.leaflet({ quantity: 5, place: district.towns.west }),
    office.create('event', {
      date: TODAY,
      title: '知识竞赛',
      setting: 'school',
      note: '奖品由学校准备',
      attendance: 300,
      place: places.school,
    }),
    office.create('sign', { date: TODAY, form: 'board', condition: 'missing', quantity: 1, place: places.lower }),
    office.create('meeting', { date: TODAY, form: 'regular', hours: 1.5 }),
    office.create('leaflet', { date: '2025-06-15', quantity: 1000, place: places.upper }),
  );
  expect(outcomes(answer)).toEqual(Array(8).fill('ok'));
  const leader = new Phone(context, district.leader);
  const record = await recordOf(district, leaflet);
  await leader.send(leader.edit(record, { review: { verdict: 'verified', of: contentClock(record) } }));
});
afterAll(() => district.close());

const year = { from: '2026-01-01', to: '2026-12-31' };
const readBoard = async (query: Parameters<typeof board>[2]) =>
  must(await board(district.context, district.organizer, query));
const leafletsIn = (figures: BoardResponse['figures']) =>
  figures.find(({ figure }) => figure === 'leaflet.distributed');

test('the board sums a period by town, squad and month', async () => {
  const answer = await readBoard(year);
  expect(v.parse(BoardResponse, answer)).toEqual(answer);
  expect(answer.figures.map(({ figure }) => figure)).toEqual([
    'leaflet.distributed',
    'event.held',
    'event.school',
    'event.attendance',
    'meeting.held',
    'service.hours',
  ]);
  expect(leafletsIn(answer.figures)).toEqual({
    figure: 'leaflet.distributed',
    reported: 212,
    verified: 120,
    records: 5,
  });
  expect(answer.towns.map(({ name, figures }) => [name, leafletsIn(figures)?.reported])).toEqual([
    ['东镇', 150],
    ['西镇', 55],
    [null, 7],
  ]);
  expect(answer.squads.map(({ name, figures }) => [name, leafletsIn(figures)?.reported])).toEqual([
    ['一分队', 150],
    ['二分队', 57],
    [null, 5],
  ]);
  expect(answer.months).toHaveLength(12);
  expect(answer.months.slice(3, 6).map(({ figures }) => leafletsIn(figures)?.reported)).toEqual([30, 50, 132]);
});

test('coverage counts work within a village, but not missing places, missing signs or bare hours', async () => {
  const { coverage, placeMissing } = await readBoard(year);
  expect(coverage.map(({ name, records, verified }) => [name, records, verified])).toEqual([
    ['上村', 2, 1],
    ['下村', 1, 0],
    ['远村', 1, 0],
  ]);
  expect(placeMissing).toBe(2);
});

test('a town or squad filters the whole board', async () => {
  const east = await readBoard({ ...year, town: district.towns.east });
  expect(leafletsIn(east.figures)?.reported).toBe(150);
  expect(east.towns.map(({ name }) => name)).toEqual(['东镇']);
  expect(east.coverage.map(({ name }) => name)).toEqual(['上村', '下村']);
  expect(east.placeMissing).toBe(0);
  const two = await readBoard({ ...year, squad: district.squads.two });
  expect(leafletsIn(two.figures)?.reported).toBe(57);
  expect(two.squads.map(({ name }) => name)).toEqual(['二分队']);
  expect(two.placeMissing).toBe(1);
  expect((await readBoard({ from: '2030-01-01', to: '2030-12-31' })).figures).toEqual([]);
});

test('a deleted town or squad appears only if it has figures', async () => {
  const { context, officer } = district;
  const office = new Phone(context, officer);
  const town = office.create('place', { name: '撤镇', form: 'town' });
  const squad = office.create('squad', { name: '撤队' });
  const date = '2025-03-01';
  await office.send(town, squad, office.leaflet({ quantity: 9, date, place: town.id, squad: squad.id }));
  const removals = [town.id, squad.id].map(async (id) => office.edit(await recordOf(district, id), { deleted: true }));
  expect(outcomes(await office.send(...(await Promise.all(removals))))).toEqual(['ok', 'ok']);
  const then = await readBoard({ from: date, to: date });
  const shown = ({ towns, squads }: BoardResponse) => [...towns, ...squads].map(({ name }) => name);
  expect(shown(then)).toEqual(expect.arrayContaining(['撤镇', '撤队']));
  for (const groups of [then.towns, then.squads])
    expect(groups.reduce((sum, { figures }) => sum + (leafletsIn(figures)?.reported ?? 0), 0)).toBe(9);
  expect(shown(await readBoard(year))).not.toEqual(expect.arrayContaining(['撤镇']));
});

test('the evidence adds up to the board, page by page, newest first', async () => {
  const office = new Phone(district.context, district.officer);
  const many = Array.from({ length: EVIDENCE_PAGE * 2 + 5 }, (_, n) =>
    office.create('broadcast', {
      date: `2026-0${1 + (n % 5)}-1${n % 9}`,
      channel: 'online',
      quantity: n + 1,
      place: district.places.lower,
    }),
  );
  await office.send(...many);
  const query = { figure: 'broadcast.online', ...year } as const;
  const rows: EvidenceResponse['rows'] = [];
  let total = 0;
  for (let after: string | null = ''; after !== null; ) {
    const answer: EvidenceResponse = must(
      await evidence(district.context, district.organizer, { ...query, ...(after ? { after } : {}) }),
    );
    expect(v.parse(EvidenceResponse, answer)).toEqual(answer);
    total = answer.total.reported;
    rows.push(...answer.rows);
    after = answer.next;
  }
  expect(new Set(rows.map(({ record }) => record)).size).toBe(many.length);
  const long = must(await evidence(district.context, district.organizer, { ...query, pages: 'long' }));
  expect([long.rows, long.next]).toEqual([rows, null]);
  expect(rows.map(({ day }) => day)).toEqual(
    rows
      .map(({ day }) => day)
      .sort()
      .reverse(),
  );
  expect(rows.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(total);
  const shown = (await readBoard(year)).figures.find(({ figure }) => figure === 'broadcast.online');
  expect(shown?.reported).toBe(total);
});

test('a row of evidence shows who, where and what, and marks late entries', async () => {
  const query = { figure: 'leaflet.distributed', ...year, squad: district.squads.one } as const;
  const { rows, total } = must(await evidence(district.context, district.organizer, query));
  expect(total).toMatchObject({ reported: 150, verified: 120, records: 2 });
  expect(rows).toEqual([
    {
      record: leaflet,
      kind: 'leaflet',
      day: TODAY,
      quantity: 120,
      verified: true,
      backEntry: false,
      place: district.places.upper,
      placeName: '东镇 上村',
      squadName: '一分队',
      memberName: '王芳',
      materialName: '折页',
      names: {
        [district.places.upper]: '上村',
        [district.squads.one]: '一分队',
        [district.volunteer.member]: '王芳',
        [district.material]: '折页',
      },
      fields: expect.objectContaining({ quantity: 120, hours: 2 }),
    },
    expect.objectContaining({
      record: backEntry,
      quantity: 30,
      verified: false,
      backEntry: true,
      placeName: '东镇 上村一组',
    }),
  ]);
  const unverified = must(await evidence(district.context, district.organizer, { ...query, verified: 'no' }));
  expect(unverified.rows.map(({ record }) => record)).toEqual([backEntry]);
  const inTown = must(
    await evidence(district.context, district.organizer, {
      figure: 'leaflet.distributed',
      ...year,
      town: district.towns.west,
    }),
  );
  expect(inTown.rows.map(({ quantity }) => quantity)).toEqual([5, 50]);
  expect(inTown.total.reported).toBe(55);
});

/** Reads all pages of evidence: its total and its rows. */
async function readEvidence(query: Parameters<typeof evidence>[2]) {
  const rows: EvidenceResponse['rows'] = [];
  for (let after: string | undefined; ; ) {
    const page = must(
      await evidence(district.context, district.organizer, { ...query, ...(after === undefined ? {} : { after }) }),
    );
    rows.push(...page.rows);
    if (page.next === null) return { total: page.total, rows };
    after = page.next;
  }
}

const sumOf = (rows: EvidenceResponse['rows']): number =>
  Math.round(rows.reduce((sum, { quantity }) => sum + quantity, 0) * 1e6) / 1e6;

test('every number on the board opens into records that add up to it', async () => {
  const all = await readBoard(year);
  const groups = [
    { figures: all.figures, part: {} },
    ...all.towns.map(({ id, figures }) => ({ figures, part: { town: id ?? NONE } })),
    ...all.squads.map(({ id, figures }) => ({ figures, part: { squad: id ?? NONE } })),
  ];
  expect(groups.filter(({ part }) => Object.values(part).includes(NONE))).toHaveLength(2);
  for (const { figures, part } of groups)
    for (const { figure, reported, verified, records } of figures) {
      const opened = await readEvidence({ figure, ...year, ...part });
      expect({ figure, part, sum: sumOf(opened.rows), records: opened.rows.length }).toEqual({
        figure,
        part,
        sum: reported,
        records,
      });
      expect(opened.total).toEqual({ figure, reported, verified, records });
      const ofThem = await readEvidence({ figure, ...year, ...part, verified: 'yes' });
      expect(sumOf(ofThem.rows)).toBe(verified);
    }
});

test('a village and the missing places open into the records that they count', async () => {
  const all = await readBoard(year);
  const counts = [
    ...all.coverage.map(({ village, records, verified }) => ({ place: village, records, verified })),
    { place: NONE, records: all.placeMissing, verified: 0 } as const,
  ];
  for (const { place, records, verified } of counts) {
    const opened = await readEvidence({ figure: ALL_RECORDS, ...year, place });
    expect(opened.rows).toHaveLength(records);
    expect(opened.total).toEqual({ figure: ALL_RECORDS, reported: records, verified, records });
  }
  expect(counts.reduce((sum, { records }) => sum + records, 0)).toBeGreaterThan(4);
});

test('a row of evidence distinguishes events without their notes', async () => {
  const { rows } = await readEvidence({ figure: 'event.held', ...year });
  expect(rows.map(({ kind, fields }) => [kind, fields.title, fields.attendance, fields.note])).toEqual([
    ['event', '知识竞赛', 300, undefined],
  ]);
});

test('a record opens with its history and the names in it', async () => {
  const answer = must(await recordHistory(district.context, district.organizer, leaflet));
  expect(v.parse(RecordResponse, answer)).toEqual(answer);
  expect(answer).toMatchObject({
    status: 'verified',
    backEntry: false,
    contributions: [
      { figure: 'leaflet.distributed', quantity: 120 },
      { figure: 'service.hours', quantity: 2 },
    ],
  });
  expect(answer.history.map(({ author, fields }) => [author, Object.keys(fields)])).toEqual([
    [district.volunteer.member, expect.arrayContaining(['quantity', 'place'])],
    [district.leader.member, ['review']],
  ]);
  expect(Object.values(answer.names).sort()).toEqual(['一分队', '上村', '张伟', '折页', '王芳'].sort());
});

test('a member who may not read the district’s figures is refused everywhere', async () => {
  const { context, volunteer, leader, organizer, officer } = district;
  const query = { figure: 'leaflet.distributed', ...year } as const;
  for (const actor of [volunteer, leader]) {
    expect(await board(context, actor, year)).toEqual({ ok: false, error: 'forbidden' });
    expect(await evidence(context, actor, query)).toEqual({ ok: false, error: 'forbidden' });
    expect(await recordHistory(context, actor, leaflet)).toEqual({ ok: false, error: 'not_found' });
  }
  expect((await recordHistory(context, organizer, volunteer.member)).ok).toBe(true);
  expect((await recordHistory(context, officer, volunteer.member)).ok).toBe(true);
  expect(await recordHistory(context, officer, freshId())).toEqual({ ok: false, error: 'not_found' });
  const bad = await evidence(context, officer, { ...query, after: "'; DROP TABLE record" });
  expect(bad).toEqual({ ok: false, error: 'bad_request' });
});

test('campaigns and occasions group the board, filter it and open their evidence', async () => {
  const { context, places, squads, material } = district;
  const organizer = new Phone(context, district.organizer);
  const office = new Phone(context, district.officer);
  const june = organizer.create('campaign', { name: '六月', occasion: 'month', from: '2026-06-01', to: '2026-06-30' });
  const other = organizer.create('campaign', { name: '平安行', from: '2026-06-01', to: '2026-06-30' });
  await organizer.send(june, other);
  const work = { quantity: 11, place: places.upper, squad: squads.one, material, date: TODAY };
  const own = office.leaflet({ ...work, campaign: june.id });
  const answer = await office.send(own, office.leaflet({ ...work, quantity: 13, campaign: other.id }));
  expect(outcomes(answer)).toEqual(['ok', 'ok']);

  const all = await readBoard(year);
  const whole = leafletsIn(all.figures)?.reported ?? 0;
  const grouped = all.campaigns.map(({ name, figures }) => [name, leafletsIn(figures)?.reported]);
  expect(grouped).toEqual([
    ['六月', 11],
    ['平安行', 13],
    [null, whole - 24],
  ]);
  expect(all.occasions.map(({ occasion, figures }) => [occasion, leafletsIn(figures)?.reported])).toEqual([
    ['month', 11],
    [null, whole - 11],
  ]);
  const filters = [
    [{ campaign: june.id }, 11],
    [{ campaign: NONE }, whole - 24],
    [{ occasion: 'month' }, 11],
    [{ occasion: NONE }, whole - 11],
    [{ campaign: other.id, occasion: 'month' }, undefined],
    [{ campaign: other.id, squad: squads.one }, 13],
  ] as const;
  for (const [filter, reported] of filters) {
    const part = await readBoard({ ...year, ...filter });
    expect(leafletsIn(part.figures)?.reported).toBe(reported);
    const page = must(await evidence(context, district.officer, { ...year, ...filter, figure: 'leaflet.distributed' }));
    expect(page.rows.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(reported ?? 0);
    expect(page.total.reported).toBe(reported ?? 0);
  }
  expect((await readBoard({ ...year, campaign: june.id })).campaigns.map(({ name }) => name)).toEqual(['六月']);

  const record = await recordOf(district, own.id);
  await office.send(office.edit(record, { campaign: null }));
  expect(leafletsIn((await readBoard({ ...year, campaign: june.id })).figures)).toBeUndefined();
});
