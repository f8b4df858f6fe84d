import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentClock } from '../../../src/domain/records/record.ts';
import { evidence } from '../../../src/server/figures/evidence.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, outcomes, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

/** Returns the reported and verified quantities and the number of records of one figure at a place. */
async function tallyOf(place: string, figure = 'leaflet.distributed', day = TODAY): Promise<number[]> {
  const rows = await district.context.db
    .selectFrom('tally')
    .where('figure', '=', figure)
    .where('place', '=', place)
    .where('day', '=', day)
    .select(['reported', 'verified', 'records'])
    .execute();
  return rows.reduce(
    (sum, { reported, verified, records }) => [
      (sum[0] ?? 0) + reported,
      (sum[1] ?? 0) + verified,
      (sum[2] ?? 0) + records,
    ],
    [0, 0, 0],
  );
}

async function freshPlace(): Promise<string> {
  const office = new Phone(district.context, district.officer);
  const place = office.create('place', { name: '试点村', form: 'village', parent: district.towns.east });
  expect(outcomes(await office.send(place))).toEqual(['ok']);
  return place.id;
}

test('sums follow a record that is reported, verified, edited, returned, corrected and deleted', async () => {
  const place = await freshPlace();
  const [volunteer, leader] = [
    new Phone(district.context, district.volunteer),
    new Phone(district.context, district.leader),
  ];
  const change = volunteer.leaflet({ quantity: 120, place });
  const now = () => recordOf(district, change.id);
  const review = async (verdict: 'verified' | 'returned') => {
    const record = await now();
    const reason = verdict === 'returned' ? { reason: '数量不对' } : {};
    const edit = leader.edit(record, { review: { verdict, ...reason, of: contentClock(record) } });
    expect(outcomes(await leader.send(edit))).toEqual(['ok']);
  };
  const edit = async (fields: Parameters<Phone['edit']>[1]) =>
    expect(outcomes(await volunteer.send(volunteer.edit(await now(), fields)))).toEqual(['ok']);

  await volunteer.send(change);
  expect(await tallyOf(place)).toEqual([120, 0, 1]);
  await review('verified');
  expect(await tallyOf(place)).toEqual([120, 120, 1]);
  await edit({ quantity: 130 });
  expect(await tallyOf(place)).toEqual([130, 0, 1]);
  await review('returned');
  expect(await tallyOf(place)).toEqual([0, 0, 0]);
  await edit({ quantity: 110 });
  expect(await tallyOf(place)).toEqual([110, 0, 1]);
  await review('verified');
  await edit({ place: district.places.far });
  expect(await tallyOf(place)).toEqual([0, 0, 0]);
  expect(await tallyOf(district.places.far)).toEqual([110, 0, 1]);
  await edit({ place, date: '2025-12-31' });
  expect(await tallyOf(place, 'leaflet.distributed', '2025-12-31')).toEqual([110, 0, 1]);
  await edit({ deleted: true });
  expect(await tallyOf(place, 'leaflet.distributed', '2025-12-31')).toEqual([0, 0, 0]);
  const query = { figure: 'leaflet.distributed', from: '2025-12-31', to: '2025-12-31' } as const;
  expect(must(await evidence(district.context, district.officer, query)).rows).toEqual([]);
});

test('sums of decimals stay exact', async () => {
  const place = await freshPlace();
  const phone = new Phone(district.context, district.leader);
  const patrols = Array.from({ length: 30 }, (_, n) =>
    phone.create('patrol', { date: TODAY, area: 0.1 * (n + 1), place, squad: district.squads.one }),
  );
  await phone.send(...patrols);
  for (const { id } of patrols.slice(1)) await phone.send(phone.edit(await recordOf(district, id), { deleted: true }));
  expect(await tallyOf(place, 'patrol.area')).toEqual([0.1, 0, 1]);
});

test('verifyFigures reports nothing for an intact district, and each manipulation', async () => {
  const { db } = district.context;
  expect((await verifyFigures(db, 'qingyuan')).differences).toEqual([]);

  await db
    .updateTable('tally_cell')
    .set({ reported: sql`array_fill(999::float8, ARRAY[cardinality(figures)])` })
    .execute();
  const tallies = (await verifyFigures(db, 'qingyuan')).differences;
  expect(new Set(tallies.map(({ table }) => table))).toEqual(new Set(['tally']));

  const phone = new Phone(district.context, district.volunteer);
  const [changed, invented] = [phone.leaflet(), phone.leaflet()];
  await phone.send(changed, invented);
  await db
    .updateTable('record')
    .set({ fields: sql`fields || '{"quantity": 1}'` })
    .where('id', '=', changed.id)
    .execute();
  await db.deleteFrom('change').where('record', '=', invented.id).execute();
  const tables = (await verifyFigures(db, 'qingyuan')).differences
    .filter(({ key }) => key.startsWith(changed.id) || key.startsWith(invented.id))
    .map(({ table, key, rebuilt }) => [table, key.slice(0, 36), rebuilt === null]);
  expect(tables).toContainEqual(['record', changed.id, false]);
  expect(tables).toContainEqual(['record', invented.id, true]);
});
