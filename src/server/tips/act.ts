import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { TipAct, TipSummary } from '../../protocol/tips/tip-desk.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { due, link, mute, seen } from './acts/marks.ts';
import { grant, isReader, revoke } from './acts/readers.ts';
import { type ActDetail, columnsOfStage, move, type Stage } from './acts/stage.ts';
import { note, write } from './acts/write.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { fail, type TipResult } from './failure.ts';
import { tipSummary } from './summary.ts';

/** Acts that need a grant to the tip: writing, and marking messages as read. */
const readersOnly: ReadonlySet<TipAct['act']> = new Set(['ask', 'tell', 'note', 'seen']);

function perform(stage: Stage, act: TipAct): Promise<ActDetail> {
  switch (act.act) {
    case 'take':
    case 'pass':
      return move(stage, act.act);
    case 'close': {
      const { outcome } = act;
      return move(stage, 'close', { outcome, closed: dayAt(stage.context.now()) }, { outcome });
    }
    case 'reopen':
      return move(stage, 'reopen', { outcome: null, closed: null });
    case 'ask':
    case 'tell':
      return write(stage, act);
    case 'note':
      return note(stage, act);
    case 'grant':
      return grant(stage, act);
    case 'revoke':
      return revoke(stage, act);
    case 'link':
      return link(stage, act);
    case 'mute':
      return mute(stage, act);
    case 'due':
      return due(stage, act);
    case 'seen':
      return seen(stage, act);
  }
}

/**
 * Performs an officer's act and appends it to the audit in one transaction. An act that does not apply is a conflict.
 */
export const actOnTip = (context: ServerContext, actor: Id, tip: Id, act: TipAct): Promise<TipResult<TipSummary>> =>
  allOrNothing(context, async (within) => {
    // Not FOR UPDATE: two tips that are linked to each other at the same time would deadlock.
    const before = await within.db
      .selectFrom('tip')
      .where('district', '=', within.district)
      .where('id', '=', tip)
      .select(columnsOfStage)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!before) return fail('not_found');
    const stage = { context: within, actor, tip, before };
    if (readersOnly.has(act.act) && !(await isReader(stage))) return fail('conflict', 'reader');
    const done = await perform(stage, act);
    if (!done.ok) return done;
    if (done.value) {
      await appendAudit(within, { action: 'tip_act', actor, subject: tip, detail: { act: act.act, ...done.value } });
    }
    const summary = await tipSummary(within, tip);
    return summary ? ok(summary) : fail('not_found');
  });
