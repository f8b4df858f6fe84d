import type { Actor } from '../../domain/kernel/actor.ts';
import { type Id, isId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { mayReadScope } from '../../domain/kernel/scope.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import { specOf } from '../../domain/records/kind.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { may } from '../../domain/records/permission.ts';
import { contributionsOf, type FoldedRecord, isBackEntry, scopeOf, statusOf } from '../../domain/records/record.ts';
import type { RecordResponse } from '../../protocol/figures/board.ts';
import { recordToWire } from '../../protocol/sync/record-wire.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { changeColumns, changeFromRow } from '../records/rows/change-row.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';
import { readImported } from './imported.ts';
import { readNames } from './names.ts';

/** Tells whether an actor may open a record's history. Field work is evidence; reference records follow their scope. */
const mayOpen = (actor: Actor, record: FoldedRecord): boolean =>
  may(actor.role, 'evidence.read') &&
  (kindOf(record.kind).family !== 'reference' || mayReadScope(actor, scopeOf(record)));

/** Lists the members and references that the record named at any time. */
function mentionsOf(record: FoldedRecord, history: readonly AppliedChange[]): Id[] {
  const kind = kindOf(record.kind);
  const pointed = [record, ...history].flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([field, value]) =>
      isId(value) && specOf(kind, field)?.type === 'reference' ? [value] : [],
    ),
  );
  return [...history.map(({ author }) => author), ...(record.author ? [record.author] : []), ...pointed];
}

/**
 * Reads a record with its whole history, in the order of its clocks.
 * @returns `not_found` for an unknown record, and for one that the actor may not open
 */
export async function recordHistory(
  context: ServerContext,
  actor: Actor,
  id: Id,
): Promise<Result<RecordResponse, 'not_found'>> {
  const { db, district } = context;
  return inSnapshot(db, async (snapshot) => {
    const row = await snapshot
      .selectFrom('record')
      .where('district', '=', district)
      .where('id', '=', id)
      .select(recordColumns)
      .executeTakeFirst();
    const record = row && recordFromRow(row);
    if (!record || !mayOpen(actor, record)) return err('not_found');
    const changes = await snapshot
      .selectFrom('change')
      .where('district', '=', district)
      .where('record', '=', id)
      .select([...changeColumns, 'received_at'])
      .orderBy('effective')
      .orderBy('seq')
      .execute();
    const history = changes.map((change) => ({ ...changeFromRow(change), received: change.received_at.getTime() }));
    const imported = (await readImported(snapshot, district, [id])).get(id);
    return ok({
      record: recordToWire(record, scopeOf(record)),
      status: statusOf(record),
      backEntry: isBackEntry(record),
      ...(imported ? { imported } : {}),
      contributions: contributionsOf(record),
      names: Object.fromEntries(await readNames(snapshot, district, mentionsOf(record, history))),
      history: history.map((change) => ({
        id: change.id,
        author: change.author,
        received: change.received,
        clock: change.effective,
        fields: { ...change.fields },
      })),
    });
  });
}
