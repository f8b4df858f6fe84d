import type { Day } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { fail } from '../failure.ts';
import { nextMessage } from '../message-handler.ts';
import { type ActDetail, type Stage, setTip } from './stage.ts';

/** Links the tip to another about the same matter. */
export async function link(stage: Stage, { to }: { readonly to: Id | null }): Promise<ActDetail> {
  const { context, tip, before } = stage;
  if (to === tip) return fail('conflict', 'to');
  if (to === before.duplicate_of) return ok(undefined);
  if (to !== null) {
    const other = await context.db
      .selectFrom('tip')
      .where('district', '=', context.district)
      .where('id', '=', to)
      .select('id')
      .executeTakeFirst();
    if (!other) return fail('conflict', 'to');
  }
  await setTip(stage, { duplicate_of: to });
  return ok({ to });
}

export async function mute(stage: Stage, { muted }: { readonly muted: boolean }): Promise<ActDetail> {
  if (muted === stage.before.muted) return ok(undefined);
  await setTip(stage, { muted });
  return ok({ muted });
}

export async function due(stage: Stage, { due: day }: { readonly due: Day }): Promise<ActDetail> {
  if (day === stage.before.due) return ok(undefined);
  await setTip(stage, { due: day });
  return ok({ due: day });
}

/** Marks the person's messages as read, all or up to a number. */
export async function seen(
  stage: Stage,
  { seq = Number.MAX_SAFE_INTEGER }: { readonly seq?: number },
): Promise<ActDetail> {
  const next = await nextMessage(stage.context, stage.tip, 'person');
  const last = Math.min(seq, next.seq - 1);
  // The number never goes back, whichever of two tabs is later.
  if (last <= stage.before.seen) return ok(undefined);
  await setTip(stage, { seen: last });
  return ok({ seq: last });
}
