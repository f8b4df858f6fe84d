import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wipe } from '../../../src/demo/wipe.ts';
import { NEIGHBOUR } from '../../support/neighbour.ts';
import { type District, freshId, makeDistrict, Phone } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

/** Rows of a district by table, of every table that has a district. */
async function rowsOf(name: string): Promise<Record<string, number>> {
  const { db } = district.context;
  const { rows: tables } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.columns NATURAL JOIN information_schema.tables
    WHERE table_schema = current_schema() AND column_name = 'district' AND table_type = 'BASE TABLE'
  `.execute(db);
  const counts: Record<string, number> = {};
  for (const { name: table } of tables) {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*)::int AS n FROM ${sql.table(table)} WHERE district = ${name}
    `.execute(db);
    if (rows[0]?.n) counts[table] = rows[0].n;
  }
  return counts;
}

it('leaves no row of the district but its host names, and the neighbour as it was', async () => {
  const { context, volunteer } = district;
  const { db, district: own } = context;
  const phone = new Phone(context, volunteer);
  await phone.send(phone.leaflet({ photos: ['ab'.repeat(32)] }));
  await db.insertInto('withdrawal').values({ district: own, member: volunteer.member, change: freshId() }).execute();
  await db
    .insertInto('photo')
    .values({ district: own, hash: 'ab'.repeat(32), size: 3 })
    .execute();
  await db.insertInto('district_host').values({ host: 'localhost', district: own }).execute();
  expect(await rowsOf(own)).toMatchObject({ record_photo: 1, photo: 1, withdrawal: 1 });
  const neighbour = await rowsOf(NEIGHBOUR);
  expect(neighbour.record).toBeGreaterThan(0);
  await wipe(context);
  expect(await rowsOf(own)).toEqual({ district_host: 1 });
  expect(await rowsOf(NEIGHBOUR)).toEqual(neighbour);
});
