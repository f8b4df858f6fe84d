import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { newId } from '../../domain/kernel/id.ts';
import { planGazetteer } from '../../domain/register/gazetteer.ts';
import type { ImportPlan } from '../../domain/register/import-table.ts';
import { planRoster } from '../../domain/register/roster.ts';
import { type ImportTarget, MAX_IMPORT_ROWS } from '../../protocol/register/import.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { readReferences } from './references.ts';

/** Plans the import of the lines against the district as `db` sees it. */
export async function makePlan(
  { district, now, random }: ServerContext,
  db: Kysely<Database>,
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
