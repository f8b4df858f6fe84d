import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { PHOTO_CLASSES } from '../../domain/tips/limits.ts';
import { addChunk, type Chunk } from '../platform/chunks.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { fail, refuse, type TipResult } from './failure.ts';
import { mailboxOf, sha256 } from './hash.ts';
import { checkSealed } from './sealed-file.ts';

/** Minimum size of a chunk, in bytes, except the last. Smaller chunks would make too many rows. */
const MIN_CHUNK = 4_096;

/** The upload state of a sealed photo. */
export interface FileState {
  readonly size: number;
  readonly received: number;
  readonly whole: boolean;
}

/** Selects a photo that was announced by the holder of the mailbox. Nobody else learns whether it exists. */
const ownFile = ({ db, district }: ServerContext, token: string, id: Id) =>
  db
    .selectFrom('tip_file as f')
    .innerJoin('tip as t', (join) => join.onRef('t.district', '=', 'f.district').onRef('t.id', '=', 'f.tip'))
    .where('f.district', '=', district)
    .where('f.id', '=', id)
    .where('t.mailbox', '=', mailboxOf(token))
    .select(['f.size', 'f.received', 'f.whole']);

export async function fileState(context: ServerContext, token: string, id: Id): Promise<TipResult<FileState>> {
  const state = await ownFile(context, token, id).executeTakeFirst();
  return state ? ok(state) : fail('not_found');
}

/** Appends a chunk to a sealed photo. */
export async function addTipChunk(
  context: ServerContext,
  token: string,
  id: Id,
  chunk: Chunk,
): Promise<TipResult<FileState>> {
  return atomically(context, async (within) => {
    const { db, district } = within;
    const lock = () => ownFile(within, token, id).forUpdate('f').executeTakeFirst();
    return addChunk<FileState>(
      {
        least: MIN_CHUNK,
        lock,
        async keep(start, bytes, received) {
          await db.insertInto('tip_part').values({ district, file: id, start, bytes }).execute();
          return db
            .updateTable('tip_file')
            .set({ received, day: dayAt(context.now()) })
            .where('district', '=', district)
            .where('id', '=', id)
            .returning(['size', 'received', 'whole'])
            .executeTakeFirstOrThrow();
        },
      },
      chunk,
    );
  });
}

/** Reads the received bytes of a sealed photo. */
export async function fileBytes({ db, district }: ServerContext, id: Id): Promise<Buffer<ArrayBuffer>> {
  const parts = await db
    .selectFrom('tip_part')
    .where('district', '=', district)
    .where('file', '=', id)
    .select('bytes')
    .orderBy('start')
    .execute();
  return Buffer.concat(parts.map(({ bytes }) => bytes));
}

/**
 * Verifies a fully received photo: its hash as announced, its form as a sealed file. Bytes that fail are deleted, and
 * the phone may send them again. Idempotent.
 */
export async function finishFile(context: ServerContext, id: Id): Promise<TipResult<void>> {
  return atomically(context, async (within) => {
    const { db, district } = within;
    const file = await db
      .selectFrom('tip_file')
      .where('district', '=', district)
      .where('id', '=', id)
      .where('whole', '=', false)
      .whereRef('received', '=', 'size')
      .select('sha256')
      .forUpdate()
      .executeTakeFirst();
    // Another request has completed or deleted it meanwhile.
    if (!file) return ok(undefined);
    const own = db.updateTable('tip_file').where('district', '=', district).where('id', '=', id);
    const bytes = await fileBytes(within, id);
    const checked = sha256(bytes) === file.sha256 ? checkSealed(bytes, PHOTO_CLASSES) : refuse('hash_mismatch');
    if (checked.ok) {
      await own.set({ whole: true }).execute();
      return ok(undefined);
    }
    await db.deleteFrom('tip_part').where('district', '=', district).where('file', '=', id).execute();
    await own.set({ received: 0 }).execute();
    return checked;
  });
}
