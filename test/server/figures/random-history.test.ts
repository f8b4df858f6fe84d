import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Period } from '../../../src/domain/kernel/period.ts';
import { facetsOf } from '../../../src/domain/records/facets.ts';
import { type Figure, isFigure } from '../../../src/domain/records/kinds/index.ts';
import { contentClock, type FoldedRecord } from '../../../src/domain/records/record.ts';
import { board } from '../../../src/server/figures/board.ts';
import { facets } from '../../../src/server/figures/facets.ts';
import { figureInputOf, roundQuantity } from '../../../src/server/figures/figure-input.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { addToTally, type Cells, nonZeroSums } from '../../../src/server/figures/tally.ts';
import { recordColumns, recordFromRow } from '../../../src/server/records/rows/record-row.ts';
import { must } from '../../support/must.ts';
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

type Amounts = Readonly<Record<string, readonly [reported: number, verified: number, records: number]>>;

/** The board's figures of a period. */
async function boardOf(period: Period): Promise<Amounts> {
  const { figures } = must(await board(district.context, district.officer, period));
  return Object.fromEntries(
    figures.map(({ figure, reported, verified, records }) => [figure, [reported, verified, records]]),
  );
}

/** The same from the records, by the function that a phone uses too. */
async function sumOfRecords({ from, to }: Period): Promise<Amounts> {
  const { db, district: id } = district.context;
  const rows = await db.selectFrom('record').where('district', '=', id).select(recordColumns).execute();
  const cells: Cells = new Map();
  for (const row of rows) {
    const input = figureInputOf(recordFromRow(row));
    // One day and place for all, so that one cell holds the sums.
    if (input && input.day >= from && input.day <= to)
      addToTally(cells, { ...input, day: TODAY, place: null, squad: null, campaign: null }, 1);
  }
  const sums = [...cells.values()].filter(({ span }) => span === 'day').flatMap(nonZeroSums);
  return Object.fromEntries(
    sums.flatMap(({ figure, reported, verified, records }) =>
      isFigure(figure) ? [[figure, [reported, verified, records]]] : [],
    ),
  );
}

/** Figures that are broken down by fields, summed over the choices of each field. */
async function sumsOfChoices(figure: Figure, period: Period): Promise<Amounts[string][]> {
  const answer = must(await facets(district.context, district.officer, { ...period, figure }));
  expect(answer.facets.map(({ field }) => field)).toEqual(facetsOf(figure).map(({ field }) => field));
  return answer.facets.map(({ options }) =>
    options.reduce<Amounts[string]>(
      ([reported, verified, records], each) => [
        roundQuantity(reported + each.reported),
        roundQuantity(verified + each.verified),
        records + each.records,
      ],
      [0, 0, 0],
    ),
  );
}

const brokenDown = ['patrol.area', 'survey.passed', 'sign.slogan'] as const;

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
            () => phone.create('patrol', { ...common, area: 0.1 + each.at / 3, stage: each.at % 2 ? 'sowing' : null }),
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
      // Days of the histories, inside months and at their ends.
      for (const period of [
        { from: '2024-01-01', to: '2026-12-31' },
        { from: '2024-06-02', to: '2026-06-14' },
        { from: '2025-06-30', to: '2026-06-30' },
        { from: '2026-06-15', to: '2026-06-15' },
      ]) {
        const sums = await boardOf(period);
        expect(sums).toEqual(await sumOfRecords(period));
        for (const figure of brokenDown)
          for (const sum of await sumsOfChoices(figure, period)) expect(sum).toEqual(sums[figure] ?? [0, 0, 0]);
      }
    }),
    { numRuns: 15 },
  );
});
