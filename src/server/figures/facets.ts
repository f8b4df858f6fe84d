import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { facetsOf } from '../../domain/records/facets.ts';
import { may } from '../../domain/records/permission.ts';
import type { EvidenceTotal } from '../../protocol/figures/board.ts';
import type { FacetsQuery, FacetsResponse } from '../../protocol/figures/facets.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { chosenCampaigns, readCampaigns } from './campaigns.ts';
import { type EvidenceFilter, type EvidenceKey, type EvidenceRow, readEvidence } from './evidence-rows.ts';
import { roundQuantity } from './figure-input.ts';
import { type PlaceNode, readPlaceTree } from './place-tree.ts';

/** Records that are read at a time, so that memory does not grow with the district. */
const CHUNK = 3_000;

type Amount = Omit<EvidenceTotal, 'figure'>;

function add(sums: Map<string | null, Amount>, value: string | null, { quantity, verified }: EvidenceRow): void {
  const sum = sums.get(value) ?? { reported: 0, verified: 0, records: 0 };
  sums.set(value, {
    reported: roundQuantity(sum.reported + quantity),
    verified: roundQuantity(sum.verified + (verified ? quantity : 0)),
    records: sum.records + 1,
  });
}

/** Reads all records behind a figure, a chunk at a time. */
async function* readAll(
  db: Kysely<Database>,
  district: string,
  filter: EvidenceFilter,
  tree: ReadonlyMap<string, PlaceNode>,
): AsyncGenerator<EvidenceRow> {
  for (let after: EvidenceKey | undefined; ; ) {
    const rows = await readEvidence(db, district, filter, tree, after, CHUNK);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < CHUNK || !last) return;
    after = { day: last.day, record: last.record.id };
  }
}

/** Counts the total of a choice in a field, which the sums do not keep, verified or not. */
export async function countTotal(
  db: Kysely<Database>,
  district: string,
  { verified: _, ...filter }: EvidenceFilter,
  tree: ReadonlyMap<string, PlaceNode>,
): Promise<EvidenceTotal> {
  const sums = new Map<string | null, Amount>();
  for await (const row of readAll(db, district, filter, tree)) add(sums, null, row);
  return { figure: filter.figure, ...(sums.get(null) ?? { reported: 0, verified: 0, records: 0 }) };
}

/**
 * Breaks a figure down by the choices in its records' fields. It reads the records of the period: only kinds with few
 * records have such fields, and a sum for each choice would make every push dearer.
 */
export function facets(
  { db, district }: ServerContext,
  actor: Actor,
  query: FacetsQuery,
): Promise<Result<FacetsResponse, 'forbidden'>> {
  return inSnapshot(db, async (snapshot) => {
    if (!may(actor.role, 'figures.read')) return err('forbidden');
    const fields = facetsOf(query.figure);
    const sums = new Map(fields.map(({ field }) => [field, new Map<string | null, Amount>()]));
    const tree = await readPlaceTree(snapshot, district);
    const filter = { ...query, campaigns: chosenCampaigns(await readCampaigns(snapshot, district), query) };
    if (fields.length)
      for await (const row of readAll(snapshot, district, filter, tree))
        for (const [field, of] of sums) {
          const value = row.record.fields[field];
          add(of, typeof value === 'string' && value ? value : null, row);
        }
    return ok({
      facets: fields.map(({ kind, field }) => ({
        ...{ kind, field },
        options: [...(sums.get(field) ?? [])].map(([value, amount]) => ({ value, ...amount })),
      })),
    });
  });
}
