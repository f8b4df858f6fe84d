import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { PHOTO_CLASSES } from '../../domain/tips/limits.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { refuse, type TipResult } from './failure.ts';
import { fileBytes } from './file-bytes.ts';
import { sha256 } from './hash.ts';
import { checkSealed } from './sealed-file.ts';

/**
 * Verifies a fully received photo: its hash as announced, its form as a sealed file. Bytes that fail are deleted, and
 * the phone may send them again. Idempotent.
 */
export async function finishFile(context: ServerContext, id: Id): Promise<TipResult<void>> {
  return inTransaction(context.db, async (db) => {
    const within = { ...context, db };
    const { district } = context;
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
