import { sql } from 'kysely';
import { isHistoryTarget } from '../../domain/history/target.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { BeginRequest, BeginResponse, RowsRequest, RowsResponse } from '../../protocol/history/history.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { bulk } from '../platform/database/bulk.ts';
import { json } from '../platform/database/json.ts';
import { atomically } from '../platform/database/transaction.ts';
import { appendChanges, type DraftChange } from '../records/append.ts';

/** Most imports of a district. */
export const MAX_IMPORTS = 1_000;

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

/**
 * Begins an import, or answers with the one of the same table. Half done, it goes on; done, it is not repeated; undone,
 * it begins again, and rows whose records were kept stay as they are.
 * @returns `too_large` if the district has too many, `conflict` while one of the table is being undone
 */
export function beginImport(
  context: ServerContext,
  actor: Actor,
  { file, hash, heads, mapping, lines, leftOut }: BeginRequest,
): Promise<Result<BeginResponse, 'too_large' | 'conflict'>> {
  const { district } = context;
  return atomically(context, async ({ db }) => {
    const { target } = mapping;
    const known = await db
      .selectFrom('history_import')
      .where('district', '=', district)
      .where('target', '=', target)
      .where('hash', '=', bytesOf(hash))
      .select(['id', 'state', 'taken'])
      .forUpdate()
      .executeTakeFirst();
    if (known?.state === 'undoing') return err('conflict');
    if (known?.state === 'done') return ok(known);
    const now = context.now();
    const row = {
      ...{ file, heads: bytesOf(heads), mapping: json(mapping), lines, left_out: leftOut, state: 'open' as const },
      ...{ started_at: new Date(now), started_by: actor.member },
    };
    if (known) {
      const taken = known.state === 'undone' ? 0 : Math.min(known.taken, lines);
      await db
        .updateTable('history_import')
        .set({ ...row, taken })
        .where('district', '=', district)
        .where('id', '=', known.id)
        .execute();
      return ok({ id: known.id, state: 'open', taken });
    }
    const { count } = await db
      .selectFrom('history_import')
      .where('district', '=', district)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(count) >= MAX_IMPORTS) return err('too_large');
    const id = newId(now, context.random);
    await db
      .insertInto('history_import')
      .values({ district, id, target, hash: bytesOf(hash), taken: 0, ...row })
      .execute();
    return ok({ id, state: 'open', taken: 0 });
  });
}

/** Lists the rows of a chunk that already have a record, as after an import was partly undone. */
async function livingRows({ db, district }: ServerContext, id: Id, { after, upto }: RowsRequest): Promise<Set<string>> {
  const rows = await db
    .selectFrom('history_row as h')
    .innerJoin('record as r', (join) => join.onRef('r.district', '=', 'h.district').onRef('r.id', '=', 'h.record'))
    .where('h.district', '=', district)
    .where('h.import', '=', id)
    .where('h.row', '>', after)
    .where('h.row', '<=', upto)
    .where('r.deleted', '=', false)
    .select(['h.row', 'h.part'])
    .execute();
  return new Set(rows.map(({ row, part }) => `${row} ${part}`));
}

/** Notes the record that each row became; a row that was undone gets its new one. */
async function writeRows(
  { db, district }: ServerContext,
  id: Id,
  made: readonly { readonly row: number; readonly part: number; readonly record: Id }[],
): Promise<void> {
  if (made.length === 0) return;
  const input = bulk(made, { row: 'int', part: 'int', record: 'uuid' });
  await sql`
    INSERT INTO history_row (district, import, row, part, record)
    SELECT ${district}, ${id}::uuid, "row"."row", part, record FROM ${input}
    ON CONFLICT (district, import, row, part) DO UPDATE SET record = excluded.record
  `.execute(db);
}

/**
 * Takes the next rows of an import, all or none, with the checks of a push. Records, rows and progress are one
 * transaction, so a request that is repeated after a lost answer changes nothing: the answer says where to go on.
 */
export function takeRows(
  context: ServerContext,
  actor: Actor,
  id: Id,
  request: RowsRequest,
): Promise<Result<RowsResponse, 'not_found'>> {
  const { district } = context;
  return atomically(context, async (within) => {
    const { db } = within;
    const found = await db
      .selectFrom('history_import')
      .where('district', '=', district)
      .where('id', '=', id)
      .select(['target', 'state', 'taken', 'lines'])
      .forUpdate()
      .executeTakeFirst();
    if (!found || !isHistoryTarget(found.target)) return err('not_found');
    const { target, state, taken, lines } = found;
    const { after, upto, drafts } = request;
    if (state !== 'open' || taken !== after || upto > lines) return ok({ state, taken, refused: [] });
    const living = await livingRows(within, id, request);
    const fresh = drafts.filter(({ row, part }) => !living.has(`${row} ${part}`));
    const made = fresh.map(({ row, part }) => ({ row, part, record: newId(context.now(), context.random) }));
    const changes = fresh.map(
      ({ fields }, index): DraftChange => ({ id: made[index]?.record ?? '', kind: target, fields }),
    );
    const appended = await appendChanges(within, actor, changes);
    if (!appended.ok) {
      const refused = appended.error.map(({ index, field, code, limit }) => ({
        row: fresh[index]?.row ?? after,
        code,
        ...(field === undefined ? {} : { column: field }),
        ...(limit === undefined ? {} : { limit }),
      }));
      return ok({ state, taken, refused });
    }
    await writeRows(within, id, made);
    const next = upto >= lines ? 'done' : 'open';
    await db
      .updateTable('history_import')
      .set({ taken: upto, state: next })
      .where('district', '=', district)
      .where('id', '=', id)
      .execute();
    if (next === 'done')
      await appendAudit(within, {
        action: 'imported',
        actor: actor.member,
        subject: id,
        detail: { target, rows: lines },
      });
    return ok({ state: next, taken: upto, refused: [] });
  });
}
