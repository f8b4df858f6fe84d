import { tmpdir } from 'node:os';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClock } from '../../../../src/domain/kernel/clock.ts';
import type { AppliedChange } from '../../../../src/domain/records/change.ts';
import { fold } from '../../../../src/domain/records/fold.ts';
import { contributionsOf } from '../../../../src/domain/records/record.ts';
import { evidence } from '../../../../src/server/figures/evidence.ts';
import { verifyFigures } from '../../../../src/server/figures/rebuild.ts';
import { openDatabase } from '../../../../src/server/platform/database/connect.ts';
import { migrate } from '../../../../src/server/platform/database/migrate.ts';
import * as tables from '../../../../src/server/platform/database/migrations/0001_tables.ts';
import * as photos from '../../../../src/server/platform/database/migrations/0002_photos.ts';
import * as withdrawals from '../../../../src/server/platform/database/migrations/0003_withdrawals.ts';
import { type Database, noId } from '../../../../src/server/platform/database/tables.ts';
import { changeToRow } from '../../../../src/server/records/rows/change-row.ts';
import { recordToRow } from '../../../../src/server/records/rows/record-row.ts';
import { idOf } from '../../../support/arbitraries.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { must } from '../../../support/must.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

/** Inserts a leaflet as an earlier release stored it: change, record, and one row for each figure and sum. */
function leaflet(n: number): AppliedChange {
  const clock = makeClock({ wall: Date.UTC(2026, 5, 4) + n, counter: 0, node: idOf(9).slice(-12) });
  const fields = {
    date: `2026-06-0${1 + (n % 3)}`,
    quantity: 10 * n,
    ...(n % 2 ? { hours: 1.5 } : {}),
    ...(n > 12 ? { event: idOf(7) } : {}),
  };
  const id = idOf(100 + n);
  const common = {
    record: id,
    kind: 'leaflet',
    schema: 1,
    clock,
    effective: clock,
    base: {},
    author: idOf(8),
  } as const;
  return { ...common, id, device: idOf(9), deviceSeq: n, fields };
}

async function fill(db: Kysely<Database>): Promise<void> {
  const district = 'old';
  await db
    .insertInto('district')
    .values({ id: district, name: '清源区', epoch: idOf(1, 4), head: 14 })
    .execute();
  for (let n = 1; n <= 14; n++) {
    const change = leaflet(n);
    const record = fold([change]);
    if (!record) throw new Error('nothing was made');
    await db
      .insertInto('change')
      .values({ district, seq: n, ...changeToRow(change) })
      .execute();
    // A column of a later release.
    const { date_unsure: _, ...row } = recordToRow(record, n);
    await db
      .insertInto('record')
      .values({ district, ...row })
      .execute();
    // Hours at an event still counted.
    const counted = contributionsOf({ ...record, fields: { ...record.fields, event: null } });
    for (const { figure, quantity } of [...counted, { figure: 'record', quantity: 1 }]) {
      const day = String(change.fields.date);
      if (figure !== 'record')
        await sql`INSERT INTO contribution (district, record, figure, quantity, day, verified)
          VALUES (${district}, ${change.id}, ${figure}, ${quantity}, ${day}, false)`.execute(db);
      await sql`INSERT INTO tally AS t (district, figure, day, place, squad, reported, records)
        VALUES (${district}, ${figure}, ${day}, ${noId}, ${noId}, ${quantity}, 1)
        ON CONFLICT (district, figure, day, place, squad)
        DO UPDATE SET reported = t.reported + excluded.reported, records = t.records + 1`.execute(db);
    }
  }
  // A sum of zero, as a deleted record left it.
  await sql`INSERT INTO tally (district, figure, day, place, squad)
    VALUES (${district}, 'leaflet.distributed', '2026-01-01', ${noId}, ${noId})`.execute(db);
}

test('a filled database of an earlier release keeps its sums and its evidence', async () => {
  const pool = new pg.Pool({ connectionString: database.url });
  const old = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const before = {
    '0001_tables': tables,
    '0002_photos': photos,
    '0003_withdrawals': withdrawals,
  };
  const migrator = new Migrator({ db: old, provider: { getMigrations: async () => before } });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  await fill(old);
  const sums = () =>
    sql`SELECT district, figure, day::text, place, squad, reported, verified, records FROM tally WHERE records <> 0 ORDER BY figure, day`.execute(
      old,
    );
  const were = (await sums()).rows;
  expect(must(await migrate(old, { upTo: '0011_stock' }))).toContain('0004_lean_figures');
  expect((await sums()).rows).toEqual(were);
  must(await migrate(old));
  await old.destroy();

  const { db, close } = must(await openDatabase({ dataDir: tmpdir(), databaseUrl: database.url }));
  expect(await verifyFigures(db, 'old')).toMatchObject({ records: 14, contributions: 20, differences: [] });
  const context = {
    db,
    district: 'old',
    now: () => Date.UTC(2026, 5, 15),
    random: (count: number) => new Uint8Array(count),
  };
  const officer = { member: idOf(8), role: 'officer', squad: null } as const;
  const query = { figure: 'service.hours', from: '2026-01-01', to: '2026-12-31' } as const;
  const { rows, total } = must(await evidence(context, officer, query));
  expect(total).toMatchObject({ reported: 9, records: 6 });
  expect(rows.map(({ quantity }) => quantity)).toEqual([1.5, 1.5, 1.5, 1.5, 1.5, 1.5]);
  await close();
});
