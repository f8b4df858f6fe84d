import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../domain/actor.ts';
import { type Day, isDay } from '../../domain/day.ts';
import { type Id, isId } from '../../domain/id.ts';
import { may } from '../../domain/permission.ts';
import { isBackEntry } from '../../domain/record.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { EvidenceQuery, EvidenceResponse } from '../../protocol/office.ts';
import type { ServerContext } from '../context.ts';
import { recordColumns, recordFromRow, type StoredRecord } from '../database/record-row.ts';
import type { Database } from '../database/tables.ts';
import { inSnapshot } from '../database/transaction.ts';
import { conditionOf } from './filter.ts';
import { readNames } from './names.ts';
import { type PlaceNode, readPlaceTree } from './place-tree.ts';
import { readTotal } from './sums.ts';

/** Rows of one page. */
export const EVIDENCE_PAGE = 100;

interface EvidenceRow extends StoredRecord {
  readonly day: Day;
  readonly quantity: number;
  readonly verified: boolean;
  readonly place: Id | null;
  readonly squad: Id | null;
  readonly member: Id | null;
}

interface Key {
  readonly day: Day;
  readonly record: Id;
}

function readKey(text: string): Key | undefined {
  const [day, record] = text.split('_');
  return isDay(day) && isId(record) ? { day, record } : undefined;
}

const keyOf = ({ day, id }: EvidenceRow): string => `${day}_${id}`;

async function readRows(
  db: Kysely<Database>,
  district: string,
  query: EvidenceQuery,
  tree: ReadonlyMap<Id, PlaceNode>,
  after: Key | undefined,
): Promise<EvidenceRow[]> {
  const verified = query.verified === undefined ? sql`true` : sql`verified = ${query.verified === 'yes'}`;
  const older = after ? sql`(day, record) < (${after.day}::date, ${after.record}::uuid)` : sql`true`;
  const columns = sql.join(recordColumns.map((column) => sql.ref(`record.${column}`)));
  const { rows } = await sql<EvidenceRow>`
    SELECT ${columns}, part.day, part.quantity, part.verified, part.place, part.squad, part.member
    FROM (
      SELECT * FROM contribution
      WHERE district = ${district} AND figure = ${query.figure} AND ${conditionOf(query, tree)}
        AND ${verified} AND ${older}
      ORDER BY day DESC, record DESC LIMIT ${EVIDENCE_PAGE + 1}
    ) AS part
    JOIN record ON record.district = part.district AND record.id = part.record
    ORDER BY part.day DESC, part.record DESC
  `.execute(db);
  return rows;
}

/** A village's name alone does not say where it is: several towns may have one of that name. */
function placeName(tree: ReadonlyMap<Id, PlaceNode>, id: Id): string | null {
  const place = tree.get(id);
  const town = place?.town && place.town !== id ? tree.get(place.town) : undefined;
  return place ? [town, place].flatMap((each) => (each ? [each.name] : [])).join(' ') : null;
}

async function describe(
  db: Kysely<Database>,
  district: string,
  rows: readonly EvidenceRow[],
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<EvidenceResponse['rows']> {
  const materialOf = (row: EvidenceRow): Id | null => {
    const { material } = row.fields;
    return isId(material) ? material : null;
  };
  const ids = rows.flatMap((row) => [row.squad, row.member, materialOf(row)]);
  const names = await readNames(db, district, ids);
  const nameOf = (id: Id | null): string | null => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => {
    const record = recordFromRow(row);
    return {
      record: row.id,
      kind: record.kind,
      day: row.day,
      quantity: row.quantity,
      verified: row.verified,
      backEntry: isBackEntry(record),
      place: row.place,
      placeName: row.place && placeName(tree, row.place),
      squadName: nameOf(row.squad),
      memberName: nameOf(row.member),
      materialName: nameOf(materialOf(row)),
    };
  });
}

/**
 * The records behind a figure, newest day first. `total` is the board's own sum, whatever `verified` asks for; the
 * quantities of all pages add up to it.
 * @returns `forbidden` to who may not read the district's evidence, `bad_request` for an `after` that is none of ours
 */
export async function evidence(
  context: ServerContext,
  actor: Actor,
  query: EvidenceQuery,
): Promise<Result<EvidenceResponse, 'forbidden' | 'bad_request'>> {
  if (!may(actor.role, 'evidence.read')) return err('forbidden');
  const after = query.after === undefined ? undefined : readKey(query.after);
  if (query.after !== undefined && !after) return err('bad_request');
  const { db, district } = context;
  return inSnapshot(db, async (snapshot) => {
    const tree = await readPlaceTree(snapshot, district);
    const rows = await readRows(snapshot, district, query, tree, after);
    const page = rows.slice(0, EVIDENCE_PAGE);
    const last = page.at(-1);
    return ok({
      total: await readTotal(snapshot, district, query.figure, query, tree),
      rows: await describe(snapshot, district, page, tree),
      next: rows.length > page.length && last ? keyOf(last) : null,
    });
  });
}
