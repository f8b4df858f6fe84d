import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { type District, makeDistrict, outcomes, Phone } from './fixture.ts';
import { View } from './view.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

test('fifty identical pushes at once have exactly one effect', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const batch = Array.from({ length: 5 }, () => phone.leaflet({ place: district.places.far }));
  const answers = await Promise.all(Array.from({ length: 50 }, () => phone.send(...batch)));
  const words = answers.map((answer) => outcomes(answer).join());
  expect(words.filter((word) => word === 'ok,ok,ok,ok,ok')).toHaveLength(1);
  expect(words.filter((word) => word === Array(5).fill('duplicate').join())).toHaveLength(49);
  const tally = await district.context.db
    .selectFrom('tally')
    .where('figure', '=', 'leaflet.distributed')
    .where('place', '=', district.places.far)
    .select(['reported', 'records'])
    .execute();
  expect(tally).toEqual([{ reported: 50, records: 5 }]);
});

test('sixteen writers at once, and a reader between them misses nothing', async () => {
  const writers = Array.from({ length: 16 }, () => new Phone(district.context, district.volunteer));
  const written = new Set<string>();
  let writing = true;
  const view = new View(district.context, district.volunteer);
  const reading = (async () => {
    while (writing) await view.catchUp(50);
  })();
  await Promise.all(
    writers.map(async (phone) => {
      for (let round = 0; round < 20; round++) {
        const batch = [phone.leaflet(), phone.leaflet(), phone.leaflet()];
        expect(outcomes(await phone.send(...batch))).toEqual(['ok', 'ok', 'ok']);
        for (const { id } of batch) written.add(id);
      }
    }),
  );
  writing = false;
  await reading;
  await view.catchUp();
  expect([...written].filter((id) => !view.records.has(id))).toEqual([]);
  const seqs = await district.context.db.selectFrom('change').select('seq').orderBy('seq').execute();
  expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, index) => index + 1));
  expect((await verifyFigures(district.context.db, 'qingyuan')).differences).toEqual([]);
});
