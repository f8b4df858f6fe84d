import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentClock, type FoldedRecord } from '../../../src/domain/records/record.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { type District, makeDistrict, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let district: District;
let campaign: string;
beforeAll(async () => {
  district = await makeDistrict();
  const organizer = new Phone(district.context, district.organizer);
  const june = organizer.create('campaign', { name: '宣传月', from: '2026-06-01', to: '2026-06-30' });
  await organizer.send(june);
  campaign = june.id;
});
afterAll(() => district.close());

const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), kind: fc.integer({ min: 0, max: 5 }), at: fc.nat(5) }),
  fc.record({
    do: fc.constantFrom(
      'quantity',
      'date',
      'place',
      'squad',
      'verify',
      'return',
      'delete',
      'stale',
      'route',
      'campaign',
    ),
    which: fc.nat(50),
    at: fc.nat(5),
  }),
);

test('any history of edits, reviews, moves and conflicts leaves records, evidence, sums and ledger as a rebuild gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { context, places, squads, material, mate } = district;
      const { member } = mate;
      const phones = [district.leader, district.officer, district.administrator].map(
        (actor) => new Phone(context, actor),
      );
      const somewhere = [...Object.values(places), null];
      const made: { id: string; first: FoldedRecord }[] = [];
      for (const each of steps) {
        const phone = phones[each.at % phones.length];
        const place = somewhere[each.at % somewhere.length] ?? null;
        if (!phone) continue;
        if (each.do === 'create') {
          const moved = { date: TODAY, material, from: 'squad', to: 'hand', squad: squads.one, member };
          const common = { date: TODAY, place, squad: squads.one, hours: each.at + 0.3 };
          const change = [
            () => phone.create('leaflet', { ...common, quantity: 10 + each.at }),
            () => phone.create('leaflet', { ...common, quantity: 5, material, batch: '26K3', from: 'hand', member }),
            () => phone.create('movement', { ...moved, quantity: 100 + each.at }),
            () => phone.create('patrol', { ...common, area: 0.1 + each.at / 3 }),
            () => phone.create('sign', { ...common, form: 'slogan', condition: 'missing', quantity: 1 }),
            () => phone.create('survey', { ...common, asked: 10, passed: each.at }),
          ][each.kind]?.();
          await phone.send(change);
          if (change) made.push({ id: change.id, first: await recordOf(district, change.id) });
          continue;
        }
        const target = made[each.which % Math.max(1, made.length)];
        if (!target) continue;
        const record = await recordOf(district, target.id);
        const review = { verdict: each.do === 'verify' ? 'verified' : 'returned', reason: '请核对' } as const;
        const edits = {
          quantity: { [record.kind === 'patrol' ? 'area' : 'quantity']: 1 + each.at },
          date: { date: `202${4 + (each.at % 3)}-06-0${1 + each.at}` },
          place: { place },
          squad: { squad: each.at % 2 ? squads.two : null },
          verify: { review: { ...review, of: contentClock(record) } },
          return: { review: { ...review, of: contentClock(record) } },
          delete: { deleted: each.at % 2 === 0 },
          stale: { hours: each.at },
          campaign: { campaign: each.at % 2 ? campaign : null },
          route: { from: each.at % 2 ? 'squad' : 'hand', batch: null },
        } as const;
        await phone.send(phone.edit(each.do === 'stale' ? target.first : record, edits[each.do]));
      }
      expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
