import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { squadYear } from '../../../src/domain/kernel/scope.ts';
import { arrivalId } from '../../../src/domain/records/kinds/arrival.ts';
import { squadAccount } from '../../../src/domain/records/posting.ts';
import { postingsOf } from '../../../src/domain/records/record.ts';
import { balanceOf, countOf, type Holding, holdingsOf } from '../../../src/domain/stock/ledger.ts';
import type { WireChange } from '../../../src/protocol/sync/push.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { recordColumns, recordFromRow } from '../../../src/server/records/rows/record-row.ts';
import { ENTRIES_PAGE, readEntries } from '../../../src/server/stock/entries.ts';
import { readHoldings } from '../../../src/server/stock/holdings.ts';
import { MAX_A_MINUTE, makeOpenings } from '../../../src/server/stock/openings.ts';
import { readStock } from '../../../src/server/stock/stock.ts';
import { digest } from '../../../src/server/sync/digest.ts';
import { pull } from '../../../src/server/sync/pull.ts';
import { withdraw } from '../../../src/server/sync/withdraw.ts';
import { must } from '../../support/must.ts';
import {
  type District,
  type Fields,
  freshId,
  makeDistrict,
  NOON,
  outcomes,
  Phone,
  recordOf,
  TODAY,
} from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

/** A material of its own for each test, and what the office, the leader and a volunteer do with it. */
async function makeMaterial(fields: Fields = {}) {
  const { context, organizer, leader, volunteer, squads } = district;
  const [office, squad, own] = [organizer, leader, volunteer].map((actor) => new Phone(context, actor)) as [
    Phone,
    Phone,
    Phone,
  ];
  const made = office.create('material', { name: '折页', ...fields });
  await office.send(made);
  const common = { date: '2026-06-01', material: made.id, squad: squads.one };
  return { material: made.id, office, squad, own, common };
}

/** The arrival of a delivery, as a leader's phone makes it. */
function confirm(phone: Phone, movement: WireChange, counted: number, fields: Fields = {}) {
  const { material = null, squad = null, quantity = null, batch = null } = movement.fields;
  const said = { date: '2026-06-02', movement: movement.id, material, squad, sent: quantity, counted };
  const id = arrivalId(movement.id, String(squad));
  return { ...phone.create('arrival', { ...said, ...(batch ? { batch } : {}), ...fields }), id };
}

const inOrder = (holdings: readonly Holding[]) =>
  holdings
    .map(({ count, ...holding }) => ({ ...holding, counted: count?.counted, at: count?.day }))
    .sort((a, b) => (`${a.account} ${a.material}` < `${b.account} ${b.material}` ? -1 : 1));

test('the year of a material: opening, entered, handed out, lost and left add up, by batch and holder', async () => {
  const { material, office, squad, own, common } = await makeMaterial({
    date: '2026-03-01',
    opening: 100,
    printed: 300,
  });
  const sent = office.create('movement', { ...common, batch: '26K3', quantity: 200, from: 'office', to: 'squad' });
  await office.send(
    office.create('movement', {
      ...{
        date: '2026-05-01',
        material,
        batch: '26K3',
        quantity: 1000,
        from: 'source',
        to: 'office',
        reason: 'printed',
      },
    }),
    sent,
  );
  const { member } = own.actor;
  await squad.send(
    confirm(squad, sent, 190, { missing: 'loss' }),
    squad.create('movement', { ...common, quantity: 50, from: 'squad', to: 'hand', member }),
  );
  await own.send(
    own.create('leaflet', { ...common, member, quantity: 30, from: 'hand', batch: '26K3' }),
    own.create('leaflet', { ...common, member, quantity: 20 }),
    own.create('stocktake', { ...common, at: 'hand', member, counted: 15 }),
  );
  const opened = makeOpenings(district.context);
  await opened('26K3');
  await opened('UNKNOWN');
  const stock = await readStock(district.context, YEAR);
  expect(stock.materials.find((row) => row.material === material)).toEqual({
    ...{ material, opening: 100, entered: 1300, distributed: 50, lost: 15, left: 1335 },
    batches: [{ batch: '26K3', entered: 1000, distributed: 30, openings: 1 }],
  });
  const balances = stock.holdings
    .filter((row) => row.material === material)
    .map(({ account, balance }) => [account, balance]);
  expect(Object.fromEntries(balances)).toEqual({
    office: 1200,
    [`squad/${district.squads.one}`]: 120,
    [`member/${member}`]: 15,
  });
  expect(stock.names).toMatchObject({ [material]: '折页', [district.squads.one]: '一分队', [member]: '王芳' });

  const june = await readStock(district.context, { from: '2026-06-01', to: '2026-06-30' });
  expect(june.materials.find((row) => row.material === material)).toMatchObject({
    opening: 1400,
    entered: 0,
    left: 1335,
  });
});

test('two phones that give out more than the squad holds leave a question, which a late entry settles', async () => {
  const { material, office, squad, own, common } = await makeMaterial();
  await office.send(office.create('movement', { ...common, quantity: 100, from: 'source', to: 'squad' }));
  const mate = new Phone(district.context, district.mate);
  await own.send(own.create('leaflet', { ...common, member: own.actor.member, quantity: 80 }));
  await mate.send(mate.create('leaflet', { ...common, member: mate.actor.member, quantity: 70 }));
  const account = squadAccount(district.squads.one);
  const read = async () => {
    const { holdings } = await readStock(district.context, YEAR);
    const row = holdings.find((each) => each.account === account && each.material === material);
    return [row?.balance, row?.question, row?.received, row?.given];
  };
  expect(await read()).toEqual([-50, true, 100, 150]);
  const entries = must(await readEntries(district.context, { ...YEAR, account, material }));
  expect(entries.rows.map(({ kind, quantity }) => [kind, quantity]).sort()).toEqual([
    ['leaflet', 70],
    ['leaflet', 80],
    ['movement', 100],
  ]);
  // The leader may not enter what was printed; the office does.
  const late = { ...common, date: '2026-05-20', quantity: 50, from: 'source', to: 'squad', reason: 'late' };
  expect((await squad.send(squad.create('movement', late))).results[0]?.code).toBe('forbidden_kind');
  await office.send(office.create('movement', late));
  expect(await read()).toEqual([0, false, 150, 150]);
});

test('a stocktake lies in the squad’s scope of the year, the office’s movements in that of the office', async () => {
  const { material, office, squad, common } = await makeMaterial();
  const [printed, counted] = [
    office.create('movement', { date: '2026-06-01', material, quantity: 9, from: 'source', to: 'office' }),
    squad.create('stocktake', { ...common, at: 'squad', counted: 3 }),
  ];
  await office.send(printed);
  await squad.send(counted);
  const rows = await district.context.db
    .selectFrom('record')
    .where('id', 'in', [printed.id, counted.id])
    .select(['kind', 'scope'])
    .execute();
  expect(Object.fromEntries(rows.map(({ kind, scope }) => [kind, scope]))).toEqual({
    movement: 'office',
    stocktake: `squad/${district.squads.one}/2026`,
  });
});

test('the office’s entry about a volunteer names the squad, and so comes to its phones', async () => {
  const { office, own, common } = await makeMaterial();
  const { squad, ...nowhere } = { ...common, member: own.actor.member };
  const late = { ...nowhere, quantity: 5, from: 'source', to: 'hand', reason: 'late' };
  const count = { ...nowhere, at: 'hand', counted: 5 };
  const lost = [office.create('movement', late), office.create('stocktake', count)];
  expect((await office.send(...lost)).results).toMatchObject(
    lost.map(() => ({ outcome: 'rejected', code: 'required', field: 'squad' })),
  );
  const made = [office.create('movement', { ...late, squad }), office.create('stocktake', { ...count, squad })];
  await office.send(...made);
  const rows = await district.context.db
    .selectFrom('record')
    .where(
      'id',
      'in',
      [...lost, ...made].map(({ id }) => id),
    )
    .select('scope')
    .execute();
  expect(rows.map(({ scope }) => scope)).toEqual(made.map(() => `squad/${squad}/2026`));
});

test('two phones that confirm one delivery post one difference, in any order and however often they send', async () => {
  const { material, office, common } = await makeMaterial();
  const { context, leader, squads } = district;
  const account = squadAccount(squads.one);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.record({ phone: fc.nat(1), counted: fc.nat(60) }), { minLength: 2, maxLength: 5 }),
      async (quantity, tries) => {
        const balance = async () => {
          const holdings = await readHoldings(context.db, context.district, YEAR.to);
          const found = holdings.find((each) => each.account === account && each.material === material);
          return found ? balanceOf(found) : 0;
        };
        const before = await balance();
        const sent = office.create('movement', { ...common, quantity, from: 'office', to: 'squad' });
        await office.send(sent);
        const phones = [new Phone(context, leader), new Phone(context, leader)] as const;
        // Each phone has counted once, and sends that again.
        const counted = phones.map((phone, at) =>
          confirm(phone, sent, tries.find((each) => each.phone === at)?.counted ?? 0),
        );
        let first: number | undefined;
        for (const { phone: at } of tries) {
          const change = counted[at] as WireChange;
          const mine = Number(change.fields.counted);
          const expected = first === undefined ? 'ok' : mine === first ? 'duplicate' : 'rejected id_taken';
          expect(outcomes(await (phones[at] as Phone).send(change))).toEqual([expected]);
          first ??= mine;
        }
        expect((await balance()) - before).toBe(first);
      },
    ),
    { numRuns: 20 },
  );
  expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
});

test('an arrival fits its delivery; the squad’s leaders correct it, and it keeps the delivery from being withdrawn', async () => {
  const { office, squad, common } = await makeMaterial();
  const { context, squads } = district;
  const send = (fields: Fields) =>
    office.create('movement', { ...common, quantity: 50, from: 'office', to: 'squad', ...fields });
  const [sent, elsewhere, returned] = [
    send({}),
    send({ squad: squads.two }),
    send({ from: 'hand', member: district.volunteer.member }),
  ];
  await office.send(sent, elsewhere, returned);
  const tried = [
    squad.create('arrival', confirm(squad, sent, 40).fields),
    confirm(squad, { ...elsewhere, fields: { ...elsewhere.fields, squad: squads.one } }, 40),
    confirm(squad, returned, 40),
    confirm(squad, sent, 40, { material: district.material }),
  ];
  expect(outcomes(await squad.send(...tried))).toEqual(
    ['movement', 'squad', 'movement', 'material'].map((field) => `rejected inconsistent ${field}`),
  );
  const arrival = confirm(office, sent, 40);
  expect(outcomes(await office.send(arrival))).toEqual(['ok']);
  const edit = async (phone: Phone, { id }: WireChange, fields: Fields) =>
    outcomes(await phone.send(phone.edit(await recordOf(district, id), fields)));
  expect(await edit(squad, arrival, { counted: 45 })).toEqual(['ok']);
  expect(await edit(office, sent, { deleted: true })).toEqual(['rejected inconsistent deleted']);
  expect(await edit(office, arrival, { deleted: true })).toEqual(['ok']);
  expect(await edit(office, sent, { deleted: true })).toEqual(['ok']);
  expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
});

test('a delivery is confirmed again on any phone after its arrival was withdrawn', async () => {
  const { office, squad, common, material } = await makeMaterial();
  const { context, leader, squads } = district;
  const sent = office.create('movement', { ...common, quantity: 50, from: 'office', to: 'squad' });
  await office.send(sent);
  const arrival = confirm(squad, sent, 40, { missing: 'loss' });
  expect(await withdraw(context, leader, { changes: [arrival.id] })).toEqual({ here: [] });
  expect(outcomes(await squad.send(arrival))).toEqual(['ok']);
  await squad.send(squad.edit(await recordOf(district, arrival.id), { deleted: true, note: '没到' }));

  const page = await pull(context, leader, { device: freshId(), epoch: null, cursors: {} });
  expect(page.records.find(({ id }) => id === arrival.id)?.fields).toMatchObject({ deleted: true, counted: 40 });
  const scope = squadYear(squads.one, 2026);
  const { scopes } = await digest(context, leader, { epoch: page.epoch, cursors: page.cursors });
  expect(scopes[scope]?.count).toBe(page.records.filter((record) => record.scope === scope).length);

  const restored = office.edit(await recordOf(district, arrival.id), { counted: 50, missing: null, deleted: false });
  expect(outcomes(await office.send(restored))).toEqual(['ok']);
  const { holdings } = await readStock(context, YEAR);
  expect(holdings.find((row) => row.material === material && row.account === squadAccount(squads.one))?.balance).toBe(
    50,
  );
  expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
});

test('movements are listed by pages, with the copies that arrived', async () => {
  const { material, office, squad, common } = await makeMaterial();
  const sent = Array.from({ length: ENTRIES_PAGE + 5 }, () =>
    office.create('movement', { ...common, quantity: 10, from: 'office', to: 'squad' }),
  );
  await office.send(...sent);
  const [first, second] = sent as [WireChange, WireChange];
  await squad.send(confirm(squad, first, 8), confirm(squad, second, 10));
  await office.send(office.edit(await recordOf(district, second.id), { quantity: 12 }));
  const page = must(await readEntries(district.context, { ...YEAR, material }));
  const next = must(await readEntries(district.context, { ...YEAR, material, after: page.next ?? '' }));
  expect([page.rows.length, next.rows.length, next.next]).toEqual([ENTRIES_PAGE, 7, null]);
  const rows = [...page.rows, ...next.rows];
  expect(new Set(rows.map(({ record }) => record)).size).toBe(ENTRIES_PAGE + 7);
  expect(rows.filter(({ arrived }) => arrived === 8).map(({ record }) => record)).toEqual([first.id]);
  expect(rows.find(({ record }) => record === second.id)).toMatchObject({ quantity: 12, sent: 10, arrived: 10 });
  expect(rows.filter(({ arrived }) => arrived === null)).toHaveLength(ENTRIES_PAGE + 3);
  expect(await readEntries(district.context, { ...YEAR, after: 'nonsense' })).toEqual({
    ok: false,
    error: 'bad_request',
  });
});

test('the database adds up as the domain does, with any stocktakes', async () => {
  const { office, common } = await makeMaterial();
  // Entries of the last day are saved on it, a second apart, so that their moments order them.
  const day = fc.constantFrom('2026-05-28', '2026-05-29', '2026-05-30', '2026-06-01', TODAY);
  let now = NOON;
  let clock: string | undefined;
  // A cloned phone may repeat a clock.
  const isTwin = fc.boolean();
  const entry = fc.oneof(
    fc.record({
      isTwin,
      kind: fc.constant('movement'),
      date: day,
      quantity: fc.integer({ min: 1, max: 50 }),
      from: fc.constantFrom('source', 'hand'),
      to: fc.constantFrom('squad', 'office'),
    }),
    fc.record({
      isTwin,
      kind: fc.constant('stocktake'),
      date: day,
      counted: fc.nat(50),
      at: fc.constantFrom('hand', 'squad', 'office'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), day, async (entries, upTo) => {
      const { member } = district.mate;
      await office.send(
        ...entries.map(({ kind, isTwin, ...fields }) => {
          now += 1_000;
          const made = office.create(kind as 'movement', { ...common, member, ...fields }, now);
          const change = isTwin && clock !== undefined ? { ...made, clock } : made;
          clock = change.clock;
          return change;
        }),
      );
      const { db } = district.context;
      const rows = await db
        .selectFrom('record')
        .where('district', '=', district.context.district)
        .select(recordColumns)
        .execute();
      const records = rows.map(recordFromRow);
      const counts = records.flatMap((record) => countOf(record) ?? []);
      const expected = holdingsOf(records.flatMap(postingsOf), counts, upTo);
      const found = await readHoldings(db, district.context.district, upTo);
      expect(inOrder(found)).toEqual(inOrder(expected));
    }),
    { numRuns: 10 },
  );
});

test('openings of a batch are counted by day, up to so many in a minute, and only of known batches', async () => {
  const { material, office, common } = await makeMaterial();
  await office.send(office.create('movement', { ...common, batch: '26J9', quantity: 5, from: 'source', to: 'office' }));
  let now = district.context.now();
  const opened = makeOpenings({ ...district.context, now: () => now });
  for (let times = 0; times < MAX_A_MINUTE + 5; times++) await opened('26J9');
  now += 60_000;
  await opened('26J9');
  await opened('NONE');
  const rows = await district.context.db
    .selectFrom('batch_opening')
    .where('batch', 'in', ['26J9', 'NONE'])
    .select(['batch', 'openings'])
    .execute();
  expect(rows).toEqual([{ batch: '26J9', openings: MAX_A_MINUTE + 1 }]);
  const row = (await readStock(district.context, YEAR)).materials.find((each) => each.material === material);
  expect(row?.batches).toEqual([{ batch: '26J9', entered: 5, distributed: 0, openings: MAX_A_MINUTE + 1 }]);
});
