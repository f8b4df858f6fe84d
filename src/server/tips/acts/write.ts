import { dayAt } from '../../../domain/kernel/day.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { MAX_TIP_MESSAGES, TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import type { TipAct } from '../../../protocol/tips/tip-desk.ts';
import { fail, type TipResult } from '../failure.ts';
import { nextMessage } from '../message-handler.ts';
import { readSealed } from '../sealed-file.ts';
import { type ActDetail, move, type Stage } from './stage.ts';

type Act<Name extends TipAct['act']> = Extract<TipAct, { act: Name }>;

interface Written {
  readonly file: Buffer;
  readonly mac: Buffer;
  readonly copy: Buffer;
}

function read({ file, mac, copy }: Act<'ask' | 'tell'>): TipResult<Written> {
  const [message, own] = [readSealed(file, TEXT_CLASSES), readSealed(copy, TEXT_CLASSES)];
  if (!message.ok) return message;
  if (!own.ok) return own;
  return ok({ file: message.value.bytes, mac: Buffer.from(mac, 'base64'), copy: own.value.bytes });
}

/** Tells whether the message is stored already: its sender lost the answer and repeats it. */
async function isStored({ context, tip }: Stage, seq: number, { file, mac }: Written): Promise<boolean> {
  const row = await context.db
    .selectFrom('tip_message')
    .where('district', '=', context.district)
    .where('tip', '=', tip)
    .where('side', '=', 'office')
    .where('seq', '=', seq)
    .select(['file', 'mac'])
    .executeTakeFirst();
  return row !== undefined && file.equals(row.file) && mac.equals(row.mac);
}

/** Stores a message from the office to the person, and moves the tip if an answer is asked for. */
export async function write(stage: Stage, act: Act<'ask' | 'tell'>): Promise<ActDetail> {
  const message = read(act);
  if (!message.ok) return message;
  if (await isStored(stage, act.seq, message.value)) return ok(undefined);
  const { context, actor, tip } = stage;
  const next = await nextMessage(context, tip, 'office');
  if (act.seq !== next.seq || next.seq > MAX_TIP_MESSAGES) return fail('conflict', 'seq');
  const moved = await move(stage, act.act, {}, { seq: next.seq });
  if (!moved.ok) return moved;
  await context.db
    .insertInto('tip_message')
    .values({
      district: context.district,
      tip,
      side: 'office',
      ...next,
      day: dayAt(context.now()),
      author: actor,
      ...message.value,
    })
    .execute();
  return moved;
}

/** Stores an internal note of the office. */
export async function note({ context, actor, tip }: Stage, { id, file }: Act<'note'>): Promise<ActDetail> {
  const sealed = readSealed(file, TEXT_CLASSES);
  if (!sealed.ok) return sealed;
  const { db, district } = context;
  const known = await db
    .selectFrom('tip_note')
    .where('district', '=', district)
    .where('id', '=', id)
    .select(['tip', 'file'])
    .executeTakeFirst();
  if (known) return known.tip === tip && sealed.value.bytes.equals(known.file) ? ok(undefined) : fail('conflict', 'id');
  const { place } = await db
    .selectFrom('tip_note')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select((eb) => eb.fn.max('place').as('place'))
    .executeTakeFirstOrThrow();
  const day = dayAt(context.now());
  const written = await db
    .insertInto('tip_note')
    .values({ district, id, tip, place: (place ?? 0) + 1, day, author: actor, file: sealed.value.bytes })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written ? ok({ note: id }) : fail('conflict', 'id');
}
