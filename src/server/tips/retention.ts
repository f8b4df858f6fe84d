import { addDays, type Day, dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { UNFINISHED_DAYS } from '../../domain/tips/limits.ts';
import type { TipRetention } from '../../protocol/tips/tip-desk.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { keepTally } from './counts.ts';
import { readTipSettings } from './settings.ts';

type Due = TipRetention['due'][number];

/** The latest days of what is deleted today. */
interface Limits {
  readonly today: Day;
  readonly closed: Day;
  readonly unfinished: Day;
}

async function limitsOf(context: ServerContext): Promise<Limits> {
  const today = dayAt(context.now());
  const { keepDays } = await readTipSettings(context);
  return { today, closed: addDays(today, -keepDays), unfinished: addDays(today, -UNFINISHED_DAYS) };
}

const closedTips = ({ db, district }: ServerContext, { closed }: Limits) =>
  db.selectFrom('tip as t').where('t.district', '=', district).where('t.closed', '<=', closed);

/** Selects unfinished photos without a recent chunk. They stay announced: their phone may come back. */
const unfinishedPhotos = ({ db, district }: ServerContext, { unfinished }: Limits) =>
  db
    .selectFrom('tip_file as f')
    .where('f.district', '=', district)
    .where('f.whole', '=', false)
    .where('f.received', '>', 0)
    .where('f.day', '<=', unfinished);

async function find(context: ServerContext, limits: Limits): Promise<readonly Due[]> {
  const closed = await closedTips(context, limits)
    // Tips with unread messages are never deleted.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tip_message as m')
            .whereRef('m.district', '=', 't.district')
            .whereRef('m.tip', '=', 't.id')
            .where('m.side', '=', 'person')
            .whereRef('m.seq', '>', 't.seen')
            .select('m.seq'),
        ),
      ),
    )
    .select(['t.id', 't.closed'])
    .orderBy('t.closed')
    .orderBy('t.id')
    .execute();
  const unfinished = await unfinishedPhotos(context, limits)
    .select('f.tip as id')
    .distinct()
    .orderBy('f.tip')
    .execute();
  const closedIds = new Set(closed.map(({ id }) => id));
  return [
    ...closed.map((row): Due => ({ ...row, reason: 'closed' })),
    ...unfinished
      .filter(({ id }) => !closedIds.has(id))
      .map(({ id }): Due => ({ id, closed: null, reason: 'unfinished' })),
  ];
}

/** Plans today's deletions: closed tips past their retention, and the bytes of unfinished photos of other tips. */
export async function planRetention(context: ServerContext): Promise<TipRetention> {
  const limits = await limitsOf(context);
  return { today: limits.today, due: [...(await find(context, limits))], deleted: 0 };
}

/** Locks the rows to delete, so that a concurrent act or message comes before or after the deletion. */
async function lockDue(context: ServerContext, limits: Limits): Promise<void> {
  await closedTips(context, limits).select('t.id').orderBy('t.id').forUpdate().execute();
  await unfinishedPhotos(context, limits).select('f.id').orderBy('f.id').forUpdate().execute();
}

async function deleteTips({ db, district }: ServerContext, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const deleted = await db
    .deleteFrom('tip')
    .where('district', '=', district)
    .where('id', 'in', ids)
    .returning(['arrived', 'closed', 'outcome'])
    .execute();
  await keepTally({ db, district }, deleted);
}

async function emptyPhotos(context: ServerContext, limits: Limits): Promise<void> {
  const { db, district } = context;
  const unfinished = unfinishedPhotos(context, limits).select('f.id');
  await db.deleteFrom('tip_part').where('district', '=', district).where('file', 'in', unfinished).execute();
  await db
    .updateTable('tip_file')
    .set({ received: 0 })
    .where('district', '=', district)
    .where('id', 'in', unfinished)
    .execute();
}

/**
 * Deletes what is due. Only counts of a deleted tip remain, and an audit entry.
 * @param actor null for the daily round
 */
export async function applyRetention(context: ServerContext, actor: Id | null): Promise<TipRetention> {
  return atomically(context, async (within) => {
    const limits = await limitsOf(within);
    await lockDue(within, limits);
    const due = [...(await find(within, limits))];
    await deleteTips(
      within,
      due.flatMap(({ id, reason }) => (reason === 'closed' ? [id] : [])),
    );
    await emptyPhotos(within, limits);
    for (const { id, reason } of due) {
      await appendAudit(within, { action: 'tips_deleted', actor, subject: id, detail: { reason } });
    }
    return { today: limits.today, due, deleted: due.length };
  });
}
