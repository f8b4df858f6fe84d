import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../domain/tips/limits.ts';
import { moveTip } from '../../domain/tips/state.ts';
import { SealedMessage } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import type { SealedHandler } from './accept-sealed.ts';
import { announceFiles } from './announce.ts';
import { refuse } from './failure.ts';
import { mailboxOf } from './hash.ts';
import { readSealed } from './sealed-file.ts';

/**
 * Returns the numbers of a side's next message: its own sequence, and its place among all. The tip's row must be
 * locked.
 */
export async function nextMessage(
  { db, district }: ServerContext,
  tip: Id,
  side: 'office' | 'person',
): Promise<{ readonly seq: number; readonly place: number }> {
  const last = await db
    .selectFrom('tip_message')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select((eb) => [eb.fn.max('seq').filterWhere('side', '=', side).as('seq'), eb.fn.max('place').as('place')])
    .executeTakeFirstOrThrow();
  return { seq: (last.seq ?? 0) + 1, place: (last.place ?? 0) + 1 };
}

/** Handles a message from the person. A closed tip accepts messages too: it stays closed, and the office sees them. */
export const messageHandler: SealedHandler<typeof SealedMessage> = {
  schema: SealedMessage,
  async find({ db, district }, hash) {
    const row = await db
      .selectFrom('tip_message')
      .where('district', '=', district)
      .where('sealed_hash', '=', hash)
      .select(['tip', 'seq'])
      .executeTakeFirst();
    return row && { tip: row.tip, message: row.seq };
  },
  async write(context, { mailbox, seq, file, mac, files }, hash) {
    const { db, district, now } = context;
    const sealed = readSealed(file, TEXT_CLASSES);
    if (!sealed.ok) return sealed;
    const tip = await db
      .selectFrom('tip')
      .where('district', '=', district)
      .where('mailbox', '=', mailboxOf(mailbox))
      .select(['id', 'state'])
      .forUpdate()
      .executeTakeFirst();
    if (!tip) return refuse('mailbox_unknown');
    const accepted = { tip: tip.id, message: seq };
    // A concurrent request may have stored this message before the row was locked.
    const first = await messageHandler.find(context, hash);
    if (first) return ok(first);
    const next = await nextMessage(context, tip.id, 'person');
    if (seq !== next.seq) return refuse('seq_wrong');
    await db
      .insertInto('tip_message')
      .values({
        district,
        tip: tip.id,
        side: 'person',
        ...next,
        day: dayAt(now()),
        sealed_hash: hash,
        file: sealed.value.bytes,
        mac: Buffer.from(mac, 'base64'),
      })
      .execute();
    await db
      .updateTable('tip')
      .set({ state: moveTip(tip.state, 'answer') ?? tip.state })
      .where('district', '=', district)
      .where('id', '=', tip.id)
      .execute();
    const announced = await announceFiles(context, accepted, files);
    return announced.ok ? ok(accepted) : announced;
  },
};
