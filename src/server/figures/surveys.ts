import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { BoardResponse } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import type { Filter } from './filter.ts';
import type { PlaceNode } from './place-tree.ts';
import { talliesOf } from './sums.ts';

interface Answers {
  readonly place: Id;
  readonly asked: number;
  readonly passed: number;
}

/** Reads the answers in awareness surveys of the public by village; those elsewhere are one more sample. */
export async function readSurveys(
  db: Kysely<Database>,
  district: string,
  filter: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<BoardResponse['surveys']> {
  const { rows } = await sql<Answers>`
    SELECT place, coalesce(sum(reported) FILTER (WHERE figure = 'survey.asked'), 0)::float8 AS asked,
      coalesce(sum(reported) FILTER (WHERE figure = 'survey.passed'), 0)::float8 AS passed
    FROM (${talliesOf(district, filter, tree)}) AS tally
    WHERE figure IN ('survey.asked', 'survey.passed') GROUP BY place
  `.execute(db);
  const sums = new Map<Id | null, { asked: number; passed: number }>();
  for (const { place, asked, passed } of rows) {
    const village = tree.get(place)?.village ?? null;
    const sum = sums.get(village) ?? { asked: 0, passed: 0 };
    sums.set(village, { asked: sum.asked + asked, passed: sum.passed + passed });
  }
  return [...sums].map(([place, sum]) => ({ place, ...sum })).filter(({ asked }) => asked > 0);
}
