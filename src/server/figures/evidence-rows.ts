import { type Kysely, sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { isSomewhere, kindNames, kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { EvidenceFigure, EvidenceQuery } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow, type StoredRecord } from '../records/rows/record-row.ts';
import { type FigureInput, figureInputOf, RECORDS, roundQuantity } from './figure-input.ts';
import { conditionOf, type Filter } from './filter.ts';
import type { PlaceNode } from './place-tree.ts';
import type { ServiceRow } from './service.ts';

/** A record that adds to a figure, as evidence. */
export interface EvidenceRow extends Omit<FigureInput, 'contributions' | 'counts'> {
  readonly record: FoldedRecord;
  readonly quantity: number;
}

/** The asked evidence, with its campaigns. */
export type EvidenceFilter = Filter & Pick<EvidenceQuery, 'figure' | 'verified' | 'choice'>;

/** The position after which a page continues. */
export interface EvidenceKey {
  readonly day: Day;
  readonly record: Id;
}

type Candidate = StoredRecord & { readonly day: Day };

/** A claim of presence that is credited with minutes. */
type ServedCandidate = Candidate & ServiceRow;

/** Lists the kinds whose records may add to a figure. */
const kindsOf = (figure: EvidenceFigure) =>
  kindNames.filter((name) => (figure === RECORDS ? isSomewhere(name) : figure in kindOf(name).figures));

/** Limits records to those with a choice in a field, or without one. */
function choiceCondition(choice: EvidenceFilter['choice']) {
  if (choice === undefined) return sql`true`;
  const [field = '', value = ''] = choice.split(':');
  return sql`coalesce(fields->>${field}, '') = ${value}`;
}

/** Reads the next records of the kinds that may add to the figure. Few of them add nothing. */
async function readCandidates(
  db: Kysely<Database>,
  district: string,
  query: EvidenceFilter,
  tree: ReadonlyMap<Id, PlaceNode>,
  after: EvidenceKey | undefined,
  limit: number,
): Promise<Candidate[]> {
  const kinds = kindsOf(query.figure);
  const verified = query.verified === undefined ? sql`true` : sql`(status = 'verified') = ${query.verified === 'yes'}`;
  const chosen = choiceCondition(query.choice);
  const older = after ? sql`(day, id) < (${after.day}::date, ${after.record}::uuid)` : sql`true`;
  const columns = sql.join([...recordColumns, 'day'].map((column) => sql.ref(column)));
  // One query for each kind, so that each is read in the order of its index and no further than the page.
  const { rows } = await sql<Candidate>`
    SELECT part.* FROM unnest(${kinds}::text[]) AS asked (kind)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM (SELECT *, (fields->>'campaign')::uuid AS campaign FROM record) AS record
      WHERE district = ${district} AND kind = asked.kind AND day IS NOT NULL AND NOT deleted AND NOT date_unsure AND status <> 'returned'
        AND ${conditionOf(query, tree)} AND ${verified} AND ${chosen} AND ${older}
      ORDER BY day DESC, id DESC LIMIT ${limit}
    ) AS part
    ORDER BY part.day DESC, part.id DESC LIMIT ${limit}
  `.execute(db);
  return rows;
}

/** Reads the next claims that are credited with service, by the day, place and campaign of their events. */
async function readServed(
  db: Kysely<Database>,
  district: string,
  query: EvidenceFilter,
  tree: ReadonlyMap<Id, PlaceNode>,
  after: EvidenceKey | undefined,
  limit: number,
): Promise<EvidenceRow[]> {
  // Credited hours are all verified.
  if (query.figure !== 'service.hours' || query.verified === 'no') return [];
  const older = after ? sql`(day, attendance) < (${after.day}::date, ${after.record}::uuid)` : sql`true`;
  const columns = sql.join(recordColumns.map((column) => sql.ref(`record.${column}`)));
  const { rows } = await sql<ServedCandidate>`
    SELECT ${columns}, given.* FROM (
      SELECT attendance, member, day, place, squad, campaign, minutes FROM service
      WHERE district = ${district} AND ${conditionOf(query, tree)} AND ${older}
      ORDER BY day DESC, attendance DESC LIMIT ${limit}
    ) AS given JOIN record ON record.district = ${district} AND record.id = given.attendance
    ORDER BY given.day DESC, record.id DESC
  `.execute(db);
  return rows.map((row) => {
    const { day, place, squad, campaign, member, minutes } = row;
    const quantity = roundQuantity(minutes / 60);
    return { record: recordFromRow(row), quantity, day, place, squad, campaign, member, verified: true };
  });
}

/** Returns what a record adds to a figure, 0 for nothing. */
function quantityIn({ contributions, counts }: FigureInput, figure: EvidenceFigure): number {
  if (figure === RECORDS) return counts ? 1 : 0;
  return contributions.find((each) => each.figure === figure)?.quantity ?? 0;
}

function rowOf(candidate: Candidate, figure: EvidenceFigure): EvidenceRow | undefined {
  const record = recordFromRow(candidate);
  const input = figureInputOf(record);
  const quantity = input ? quantityIn(input, figure) : 0;
  if (!input || quantity === 0) return undefined;
  const { day, place, squad, campaign, member, verified } = input;
  return { record, quantity, day, place, squad, campaign, member, verified };
}

const newestFirst = (a: EvidenceRow, b: EvidenceRow): number =>
  `${a.day} ${a.record.id}` > `${b.day} ${b.record.id}` ? -1 : 1;

/**
 * Maximum number of records in one step. The first step reads a page's worth; each further one, needed for figures that
 * few records add to, reads twice as many.
 */
const MOST_AT_ONCE = 3_000;

/**
 * Reads the records that add to a figure, newest day first, computed from the present records.
 * @param most maximum number of rows
 */
export async function readEvidence(
  db: Kysely<Database>,
  district: string,
  query: EvidenceFilter,
  tree: ReadonlyMap<Id, PlaceNode>,
  after: EvidenceKey | undefined,
  most: number,
): Promise<EvidenceRow[]> {
  const served = await readServed(db, district, query, tree, after, most);
  const found: EvidenceRow[] = [];
  let from = after;
  for (let limit = most; ; limit = Math.min(MOST_AT_ONCE, limit * 2)) {
    const candidates = await readCandidates(db, district, query, tree, from, limit);
    found.push(...candidates.flatMap((each) => rowOf(each, query.figure) ?? []));
    const last = candidates.at(-1);
    if (found.length >= most || !last || candidates.length < limit)
      return [...served, ...found].sort(newestFirst).slice(0, most);
    from = { day: last.day, record: last.id };
  }
}
