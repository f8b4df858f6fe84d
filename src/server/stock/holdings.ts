import { type Kysely, sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import { kindNames, kindOf } from '../../domain/records/kinds/index.ts';
import { postingsOf } from '../../domain/records/record.ts';
import { type Count, countOf, type Holding, holdingKey, isBefore, lastCounts } from '../../domain/stock/ledger.ts';
import { bulk } from '../platform/database/bulk.ts';
import { type Database, noId } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

async function readCounts(db: Kysely<Database>, district: string, upTo: Day): Promise<Count[]> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'stocktake')
    .where('day', '<=', upTo)
    .where('deleted', '=', false)
    .select(recordColumns)
    .execute();
  return rows.flatMap((row) => countOf(recordFromRow(row)) ?? []);
}

type Book = Pick<Holding, 'account' | 'received' | 'given' | 'receivedAtCount' | 'givenAtCount'> & {
  readonly material: string;
};

const postingKinds = kindNames.filter((name) => kindOf(name).postings);

/**
 * Reads what came in and went out on the day of an account's last stocktake and after it. The sums of a day do not tell,
 * so that the few records saved after a stocktake of their day are read.
 */
async function readAfterCount(
  db: Kysely<Database>,
  district: string,
  counts: ReadonlyMap<string, Count>,
): Promise<ReadonlyMap<string, Pick<Holding, 'received' | 'given'>>> {
  const after = new Map<string, { received: number; given: number }>();
  if (counts.size === 0) return after;
  const counted = bulk([...counts.values()], { material: 'uuid', day: 'date', created: 'text' });
  const days = [...new Set([...counts.values()].map(({ day }) => day))];
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', 'in', postingKinds)
    .where('deleted', '=', false)
    .where('day', '=', sql<Day>`any(${days}::date[])`)
    .where(
      sql<boolean>`EXISTS (SELECT FROM ${counted} WHERE row.day = record.day AND row.created <= record.created_clock COLLATE "C"
        AND row.material::text IN (record.id::text, record.fields->>'material'))`,
    )
    .select(recordColumns)
    .execute();
  for (const posting of rows.flatMap((row) => postingsOf(recordFromRow(row)))) {
    const { day, material, from, to, quantity } = posting;
    for (const [side, account] of [
      ['given', from],
      ['received', to],
    ] as const) {
      const key = holdingKey(account, material);
      const count = counts.get(key);
      if (!count || day !== count.day || isBefore(posting, count)) continue;
      const sums = after.get(key) ?? { received: 0, given: 0 };
      sums[side] += quantity;
      after.set(key, sums);
    }
  }
  return after;
}

/** Adds up the district's ledger to a day in the database; the same as `holdingsOf` of its records. */
export async function readHoldings(db: Kysely<Database>, district: string, upTo: Day): Promise<Holding[]> {
  const counts = lastCounts(await readCounts(db, district, upTo));
  const counted = bulk([...counts.values()], { account: 'text', material: 'uuid', day: 'date' });
  const after = await readAfterCount(db, district, counts);
  const { rows } = await sql<Book>`
    WITH side AS (
      SELECT taker AS account, material, day, quantity AS received, 0 AS given
      FROM stock_flow WHERE district = ${district} AND day <= ${upTo}::date
      UNION ALL
      SELECT giver, material, day, 0, quantity
      FROM stock_flow WHERE district = ${district} AND day <= ${upTo}::date
    )
    SELECT side.account, side.material, sum(received)::float8 AS received, sum(given)::float8 AS given,
      coalesce(sum(received) FILTER (WHERE side.day <= row.day), 0)::float8 AS "receivedAtCount",
      coalesce(sum(given) FILTER (WHERE side.day <= row.day), 0)::float8 AS "givenAtCount"
    FROM side LEFT JOIN ${counted} ON row.account = side.account AND row.material = side.material
    GROUP BY side.account, side.material
  `.execute(db);
  const booked = rows.map((row): Holding => {
    const material = row.material === noId ? null : row.material;
    const key = holdingKey(row.account, material);
    const count = counts.get(key);
    counts.delete(key);
    const { received = 0, given = 0 } = after.get(key) ?? {};
    const { receivedAtCount, givenAtCount } = row;
    return {
      ...row,
      material,
      count,
      receivedAtCount: receivedAtCount - received,
      givenAtCount: givenAtCount - given,
    };
  });
  // Counted, though nothing was ever posted there.
  const unbooked = [...counts.values()].map((count): Holding => {
    const { account, material } = count;
    return { account, material, received: 0, given: 0, count, receivedAtCount: 0, givenAtCount: 0 };
  });
  return [...booked, ...unbooked];
}
