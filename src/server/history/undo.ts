import { sql } from 'kysely';
import { isHistoryTarget } from '../../domain/history/target.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { UndoRequest, UndoResponse } from '../../protocol/history/history.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { appendChanges, type DraftChange } from '../records/append.ts';
import { countRecords } from './list.ts';

/** Records of one transaction, so that phones never wait long for the district's lock. */
const STEP = 500;

/** Deletes the next records of an import. @returns how many; undefined if the server refuses to delete one */
function removeSome(
  context: ServerContext,
  actor: Actor,
  id: Id,
  target: DraftChange['kind'],
  withEdited: boolean,
): Promise<number | undefined> {
  return atomically(context, async (within) => {
    const { rows } = await sql<{ record: Id }>`
      SELECT h.record FROM history_row h JOIN record r ON r.district = h.district AND r.id = h.record
      WHERE h.district = ${context.district} AND h.import = ${id}::uuid AND NOT r.deleted AND (${withEdited} OR NOT EXISTS (
        SELECT FROM change c WHERE c.district = h.district AND c.record = h.record AND c.id <> h.record
      ))
      ORDER BY h.row, h.part LIMIT ${STEP}
    `.execute(within.db);
    if (rows.length === 0) return 0;
    const changes = rows.map(
      ({ record }): DraftChange => ({
        ...{ id: newId(context.now(), context.random), record, kind: target, fields: { deleted: true } },
      }),
    );
    return (await appendChanges(within, actor, changes)).ok ? rows.length : undefined;
  });
}

/**
 * Undoes an import: deletes its records, in steps. Those that somebody edited, verified or sent back since stay unless
 * `edited` says otherwise. Cut off halfway, it is repeated and goes on.
 */
export async function undoImport(
  context: ServerContext,
  actor: Actor,
  id: Id,
  { edited }: UndoRequest,
): Promise<Result<UndoResponse, 'not_found' | 'conflict'>> {
  const { db, district } = context;
  const begun = await db
    .updateTable('history_import')
    .set({ state: 'undoing' })
    .where('district', '=', district)
    .where('id', '=', id)
    .returning('target')
    .executeTakeFirst();
  if (!begun || !isHistoryTarget(begun.target)) return err('not_found');
  let removed = 0;
  for (;;) {
    const some = await removeSome(context, actor, id, begun.target, edited);
    if (some === undefined) return err('conflict');
    removed += some;
    if (some < STEP) break;
  }
  return atomically(context, async (within) => {
    await within.db
      .updateTable('history_import')
      .set({ state: 'undone', taken: 0 })
      .where('district', '=', district)
      .where('id', '=', id)
      .execute();
    const kept = (await countRecords(within, id)).get(id)?.records ?? 0;
    const detail = { removed, kept };
    await appendAudit(within, { action: 'import_undone', actor: actor.member, subject: id, detail });
    return ok(detail);
  });
}
