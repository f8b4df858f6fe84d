import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { TipSummary } from '../../protocol/tips/tip-desk.ts';
import type { ServerContext } from '../platform/context.ts';

const select = ({ db, district }: ServerContext) =>
  db
    .selectFrom('tip as t')
    .where('t.district', '=', district)
    .select([
      't.id',
      't.state',
      't.outcome',
      't.arrived',
      't.due',
      't.closed',
      't.epoch',
      't.size',
      't.muted',
      't.duplicate_of as duplicateOf',
      sql<number>`(SELECT count(*) FROM tip_file f WHERE f.district = t.district AND f.tip = t.id)`.as('files'),
      sql<number>`(SELECT count(*) FROM tip_file f WHERE f.district = t.district AND f.tip = t.id AND f.whole)`.as(
        'filesHere',
      ),
      sql<Id[]>`ARRAY(
        SELECT g.key FROM tip_grant g WHERE g.district = t.district AND g.tip = t.id AND g.key <> 'recovery' ORDER BY g.key
      )`.as('keys'),
      sql<number>`(
        SELECT count(*) FROM tip_message m
        WHERE m.district = t.district AND m.tip = t.id AND m.side = 'person' AND m.seq > t.seen
      )`.as('fresh'),
    ]);

/** Lists all tips without their content, by due date. */
export const tipSummaries = (context: ServerContext): Promise<TipSummary[]> =>
  select(context).orderBy('t.due').orderBy('t.id').execute();

export const tipSummary = (context: ServerContext, id: Id): Promise<TipSummary | undefined> =>
  select(context).where('t.id', '=', id).executeTakeFirst();
