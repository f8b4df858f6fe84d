import { type Kysely, sql } from 'kysely';
import { addDays } from '../../domain/kernel/day.ts';
import { LOSS, PUBLIC, SOURCE } from '../../domain/records/posting.ts';
import { balanceOf, bookOf, type Holding, isHeld, isQuestion, varianceOf } from '../../domain/stock/ledger.ts';
import type { HoldingRow, MaterialRow, StockQuery, StockResponse } from '../../protocol/stock/stock.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { type Database, noId } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { readHoldings } from './holdings.ts';

type Batches = ReadonlyMap<string | null, MaterialRow['batches']>;

/** Reads the batches of each material that moved in a period. */
async function readBatches(db: Kysely<Database>, district: string, { from, to }: StockQuery): Promise<Batches> {
  const { rows } = await sql<MaterialRow['batches'][number] & { readonly material: string }>`
    SELECT material, batch,
      coalesce((SELECT sum(openings) FROM batch_opening AS o WHERE o.district = ${district} AND o.batch = flow.batch
        AND o.day BETWEEN ${from}::date AND ${to}::date), 0)::float8 AS openings,
      coalesce(sum(quantity) FILTER (WHERE giver = ${SOURCE}), 0)::float8 AS entered,
      coalesce(sum(quantity) FILTER (WHERE taker = ${PUBLIC}), 0)::float8 AS distributed
    FROM stock_flow AS flow
    WHERE district = ${district} AND day BETWEEN ${from}::date AND ${to}::date AND batch <> ''
    GROUP BY material, batch ORDER BY batch
  `.execute(db);
  const batches = new Map<string | null, MaterialRow['batches']>();
  for (const { material, ...row } of rows) {
    const key = material === noId ? null : material;
    batches.set(key, [...(batches.get(key) ?? []), row]);
  }
  return batches;
}

/** Reads what went from account to account in a period, with all members as one. */
async function readFlows(
  db: Kysely<Database>,
  district: string,
  { from, to }: StockQuery,
): Promise<StockResponse['flows']> {
  const { rows } = await sql<StockResponse['flows'][number]>`
    SELECT regexp_replace(giver, '^member/.*', 'member') AS "from", regexp_replace(taker, '^member/.*', 'member') AS "to",
      sum(quantity)::float8 AS quantity
    FROM stock_flow
    WHERE district = ${district} AND day BETWEEN ${from}::date AND ${to}::date
    GROUP BY 1, 2 ORDER BY 1, 2
  `.execute(db);
  return rows;
}

const sumOf = (holdings: readonly Holding[], of: (holding: Holding) => number): number =>
  holdings.reduce((sum, holding) => sum + of(holding), 0);

function materialRow(
  material: string | null,
  before: readonly Holding[],
  after: readonly Holding[],
  batches: Batches,
): MaterialRow {
  const at = (list: readonly Holding[], isAt: (account: string) => boolean) =>
    list.filter((holding) => holding.material === material && isAt(holding.account));
  const gained = (account: string) =>
    sumOf(
      at(after, (each) => each === account),
      bookOf,
    ) -
    sumOf(
      at(before, (each) => each === account),
      bookOf,
    );
  const [opening, left] = [sumOf(at(before, isHeld), balanceOf), sumOf(at(after, isHeld), balanceOf)];
  const found = sumOf(at(after, isHeld), varianceOf) - sumOf(at(before, isHeld), varianceOf);
  return {
    material,
    opening,
    left,
    entered: 0 - gained(SOURCE),
    distributed: gained(PUBLIC),
    lost: gained(LOSS) - found,
    batches: batches.get(material) ?? [],
  };
}

function holdingRow(holding: Holding): HoldingRow {
  const { account, material, count } = holding;
  return {
    account,
    material,
    received: holding.received - holding.receivedAtCount,
    given: holding.given - holding.givenAtCount,
    balance: balanceOf(holding),
    count: count ? { day: count.day, counted: count.counted, variance: varianceOf(holding) } : null,
    question: isQuestion(holding),
  };
}

/** Returns the ids that accounts name. */
export const idsIn = (accounts: readonly (string | null)[]): string[] =>
  accounts.flatMap((account) => account?.split('/')[1] ?? []);

/** Reads the district's stock over a period: by material, by holder, and the way from print to people. */
export function readStock({ db, district, now }: ServerContext, query: StockQuery): Promise<StockResponse> {
  return inSnapshot(db, async (snapshot) => {
    const after = await readHoldings(snapshot, district, query.to);
    const before = await readHoldings(snapshot, district, addDays(query.from, -1));
    const batches = await readBatches(snapshot, district, query);
    const flows = await readFlows(snapshot, district, query);
    const materials = [...new Set(after.map(({ material }) => material))];
    const holdings = after.filter(({ account }) => isHeld(account)).map(holdingRow);
    const accounts = [...holdings.map(({ account }) => account), ...flows.flatMap(({ from, to }) => [from, to])];
    const names = await readNames(snapshot, district, [...materials, ...idsIn(accounts)]);
    return {
      time: now(),
      materials: materials.map((material) => materialRow(material, before, after, batches)),
      holdings,
      flows,
      names: Object.fromEntries(names),
    };
  });
}
