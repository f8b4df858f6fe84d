import type { Selectable, Updateable } from 'kysely';
import type { Id } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { moveTip, type TipMove } from '../../../domain/tips/state.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import type { ServerContext } from '../../platform/context.ts';
import { fail, type Tried } from '../failure.ts';
import type { TipTable } from '../tables.ts';

/** Where an act takes place: in a transaction that holds the tip's row. */
export interface Stage {
  readonly context: ServerContext;
  /** Who acts. */
  readonly actor: Id;
  readonly tip: Id;
  /** How the tip stands before the act. */
  readonly before: Pick<Selectable<TipTable>, (typeof columnsOfStage)[number]>;
}

export const columnsOfStage = ['state', 'muted', 'due', 'duplicate_of', 'seen'] as const;

/** What the audit says of an act beside its name; undefined where it had been done already. */
export type Noted = Tried<AuditEntry['detail'] | undefined>;

/** Changes the tip's own row. */
export async function setTip({ context, tip }: Stage, set: Updateable<TipTable>): Promise<void> {
  await context.db.updateTable('tip').set(set).where('district', '=', context.district).where('id', '=', tip).execute();
}

/** Moves the tip on, where the move applies. */
export async function move(stage: Stage, name: TipMove, set: Updateable<TipTable> = {}): Promise<Tried<void>> {
  const state = moveTip(stage.before.state, name);
  if (!state) return fail('conflict', 'state');
  await setTip(stage, { ...set, state });
  return ok(undefined);
}
