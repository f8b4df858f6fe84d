import { type Kysely, sql } from 'kysely';
import { checkFigures } from '../../domain/checks/figure-rules.ts';
import type { Finding } from '../../domain/checks/question.ts';
import type { YearFigures } from '../../domain/checks/stated.ts';
import { checkStatements } from '../../domain/checks/statement-rules.ts';
import { handedOut, stockBelowZero } from '../../domain/checks/work-rules.ts';
import { entryFor } from '../../domain/figures/catalogue.ts';
import { derive, operandsOf } from '../../domain/figures/derive.ts';
import { countPlaces, isOfPlaces } from '../../domain/figures/of-places.ts';
import { isRegisterFigure } from '../../domain/figures/register-at.ts';
import type { Day } from '../../domain/kernel/day.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { PlaceNode } from '../figures/place-tree.ts';
import { coverageOf, reachedIn, readPledged, venuesOf } from '../figures/reached.ts';
import { readRegister } from '../figures/register.ts';
import { readSums } from '../figures/sums.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';
import { readStock } from '../stock/stock.ts';

/** Statements of two years that are compared; a district states some hundred. */
const MOST_STATEMENTS = 5_000;

async function readStatements(db: Kysely<Database>, district: string, year: number): Promise<FoldedRecord[]> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('scope', '=', 'office')
    .where('kind', '=', 'statement')
    .where('deleted', '=', false)
    .where(sql<boolean>`fields->>'to' >= ${`${year - 1}-01-01`} AND fields->>'from' <= ${`${year}-12-31`}`)
    .select(recordColumns)
    .orderBy('id')
    .limit(MOST_STATEMENTS)
    .execute();
  return rows.map(recordFromRow);
}

interface Asked {
  readonly year: number;
  readonly today: Day;
  readonly tree: ReadonlyMap<string, PlaceNode>;
}

/** Reads the figures of a year as the board counts them, and the register at any day of it. */
async function readFigures({ db, district }: ServerContext, { year, today, tree }: Asked): Promise<YearFigures> {
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const sums = await readSums(db, district, period, tree, []);
  const register = await readRegister(db, district);
  const totals = new Map(
    sums.flatMap(({ grouping, figure, reported }) =>
      grouping === 'all' && isFigure(figure) ? [[figure as string, reported] as const] : [],
    ),
  );
  const nodes = [...tree.values()];
  const reached = reachedIn(sums);
  const places = {
    coverage: coverageOf(reached, nodes, tree),
    venues: venuesOf(reached, nodes),
    pledged: await readPledged(db, district, period, tree),
  };
  const last = period.to < today ? period.to : today;
  const registered = (figure: string, day: Day) => (isRegisterFigure(figure) ? register(day)[figure] : undefined);
  const counted = (figure: string): number | undefined => {
    if (isOfPlaces(figure)) return countPlaces(figure, places) ?? 0;
    const formula = entryFor(figure)?.formula;
    if (!formula || 'growth' in formula) return totals.get(figure) ?? registered(figure, last);
    // A rate of stated figures is no count.
    if (!operandsOf(formula).every((operand) => counted(operand) !== undefined)) return undefined;
    const computed = derive(formula, counted, () => undefined);
    return computed.ok ? computed.value : undefined;
  };
  return { year, today, statements: await readStatements(db, district, year), counted, registered };
}

/** Asks about the figures of a year, stated and counted. */
export async function checkYear(context: ServerContext, asked: Asked): Promise<Finding[]> {
  const figures = await readFigures(context, asked);
  return [...checkStatements(figures), ...checkFigures(figures)];
}

/** Asks about the ledger of materials: of the district over the year, and of whoever holds copies at its end. */
export async function checkStock(context: ServerContext, year: number): Promise<Finding[]> {
  const { materials, holdings } = await readStock(context, { from: `${year}-01-01`, to: `${year}-12-31` });
  return [
    ...materials.flatMap(({ material, ...row }) => (material ? handedOut(year, { material, ...row }) : [])),
    ...holdings.flatMap(({ account, material, question, ...row }) => {
      const [side, id] = account.split('/');
      // What one person holds is a matter of the squad.
      if (!question || !material || side === 'member') return [];
      return stockBelowZero({ squad: id ?? null, material, ...row });
    }),
  ];
}
