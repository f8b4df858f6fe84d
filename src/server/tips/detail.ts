import type { Id } from '../../domain/kernel/id.ts';
import type { Grant } from '../../protocol/tips/tip.ts';
import type { TipDetail } from '../../protocol/tips/tip-desk.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { toBase64 } from './sealed-file.ts';
import { tipSummary } from './summary.ts';

type Files = TipDetail['files'];

/** Groups a tip's photos by message; 0 is the tip itself. */
async function filesOf({ db, district }: ServerContext, tip: Id): Promise<ReadonlyMap<number, Files>> {
  const rows = await db
    .selectFrom('tip_file')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select(['id', 'size', 'whole', 'message'])
    .orderBy('message')
    .orderBy('place')
    .execute();
  const groups = new Map<number, Files>();
  for (const { message, ...file } of rows) groups.set(message, [...(groups.get(message) ?? []), file]);
  return groups;
}

async function messagesOf(
  { db, district }: ServerContext,
  tip: Id,
  files: ReadonlyMap<number, Files>,
): Promise<TipDetail['messages']> {
  const rows = await db
    .selectFrom('tip_message')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select(['side', 'seq', 'day', 'author', 'file', 'mac', 'copy'])
    .orderBy('place')
    .execute();
  return rows.map(({ side, seq, day, author, file, mac, copy }) => ({
    from: side,
    seq,
    day,
    author,
    file: toBase64(file),
    mac: toBase64(mac),
    copy: copy && toBase64(copy),
    files: side === 'person' ? (files.get(seq) ?? []) : [],
  }));
}

async function notesOf({ db, district }: ServerContext, tip: Id): Promise<TipDetail['notes']> {
  const rows = await db
    .selectFrom('tip_note')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select(['id', 'day', 'author', 'file'])
    .orderBy('place')
    .execute();
  return rows.map(({ file, ...note }) => ({ ...note, file: toBase64(file) }));
}

async function grantsOf({ db, district }: ServerContext, tip: Id): Promise<Grant[]> {
  const rows = await db
    .selectFrom('tip_grant')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select(['key', 'file'])
    .orderBy('key')
    .execute();
  return rows.map(({ key, file }) => ({ key, file: toBase64(file) }));
}

/** Reads a tip's sealed content and grants; undefined for an unknown tip. */
export const tipDetail = (context: ServerContext, id: Id): Promise<TipDetail | undefined> =>
  inSnapshot(context.db, async (db) => {
    const within = { ...context, db };
    const summary = await tipSummary(within, id);
    if (!summary) return undefined;
    const { body } = await db
      .selectFrom('tip')
      .where('district', '=', context.district)
      .where('id', '=', id)
      .select('body')
      .executeTakeFirstOrThrow();
    const files = await filesOf(within, id);
    return {
      summary,
      body: toBase64(body),
      grants: await grantsOf(within, id),
      files: files.get(0) ?? [],
      messages: await messagesOf(within, id, files),
      notes: await notesOf(within, id),
    };
  });

/** Returns the tip of a complete sealed photo. */
export async function tipOfFile({ db, district }: ServerContext, id: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('tip_file')
    .where('district', '=', district)
    .where('id', '=', id)
    .where('whole', '=', true)
    .select('tip')
    .executeTakeFirst();
  return row?.tip;
}
