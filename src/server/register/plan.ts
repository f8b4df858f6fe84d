import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { newId } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { planGazetteer } from '../../domain/register/gazetteer.ts';
import type { ImportPlan } from '../../domain/register/import-table.ts';
import { planRoster } from '../../domain/register/roster.ts';
import { type ImportTarget, MAX_IMPORT_ROWS } from '../../protocol/register/import.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Reads all records of a reference kind that are not deleted, oldest first. */
async function readReferences(db: Kysely<Database>, district: string, kind: KindName): Promise<FoldedRecord[]> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .where('deleted', '=', false)
    .orderBy('id')
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}

/** Plans the import of the lines against the district. */
export async function makePlan(
  { db, district, now, random }: ServerContext,
  actor: Actor,
  target: ImportTarget,
  lines: readonly (readonly string[])[],
): Promise<ImportPlan> {
  const at = now();
  const common = { today: dayAt(at), newId: () => newId(at, random), maxRows: MAX_IMPORT_ROWS };
  if (target === 'places')
    return planGazetteer(lines, { ...common, places: await readReferences(db, district, 'place') });
  const members = await readReferences(db, district, 'member');
  const squads = await readReferences(db, district, 'squad');
  return planRoster(lines, { ...common, members, squads, granter: actor.role });
}
