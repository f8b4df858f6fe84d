import type { Selectable, Updateable } from 'kysely';
import type { Id } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { moveTip, type TipMove } from '../../../domain/tips/state.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import type { ServerContext } from '../../platform/context.ts';
import { fail, type TipResult } from '../failure.ts';
import type { TipTable } from '../tables.ts';

/** The context of an act: a transaction that has locked the tip's row. */
export interface Stage {
  readonly context: ServerContext;
  /** The acting officer. */
  readonly actor: Id;
  readonly tip: Id;
  /** The tip before the act. */
  readonly before: Pick<Selectable<TipTable>, (typeof columnsOfStage)[number]>;
}

export const columnsOfStage = ['state', 'muted', 'due', 'duplicate_of', 'seen'] as const;

/** Details for the audit; undefined if the act had been performed already. */
export type ActDetail = TipResult<AuditEntry['detail'] | undefined>;

/** Updates the tip's row. */
export async function setTip({ context, tip }: Stage, set: Updateable<TipTable>): Promise<void> {
  await context.db.updateTable('tip').set(set).where('district', '=', context.district).where('id', '=', tip).execute();
}

/**
 * Moves the tip to its next state, if the move is allowed.
 * @param detail for the audit
 */
export async function move(
  stage: Stage,
  name: TipMove,
  set: Updateable<TipTable> = {},
  detail: AuditEntry['detail'] = {},
): Promise<ActDetail> {
  const state = moveTip(stage.before.state, name);
  if (!state) return fail('conflict', 'state');
  await setTip(stage, { ...set, state });
  return ok(detail);
}
