import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { fail, type TipResult } from './failure.ts';
import { mailboxOf } from './hash.ts';

/** Minimum size of a chunk, in bytes, except the last. Smaller chunks would make too many rows. */
const MIN_CHUNK = 4_096;

/** The upload state of a sealed photo. */
export interface FileState {
  readonly size: number;
  readonly received: number;
  readonly whole: boolean;
}

/** The body of one request, as far as it arrived. */
export interface Chunk {
  /** Offset in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** False if the connection broke before the end of the body. */
  readonly isWhole: boolean;
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

/** Returns how many bytes of a chunk to store: none of a cut chunk below the minimum. */
function sizeToKeep({ bytes, isWhole }: Chunk, missing: number): TipResult<number> {
  if (bytes.length > missing) return fail('too_large');
  if (bytes.length >= MIN_CHUNK || bytes.length === missing || bytes.length === 0) return ok(bytes.length);
  return isWhole ? fail('bad_request', 'chunk') : ok(0);
}

/**
 * Appends a chunk to a sealed photo. The bytes, also those of a cut chunk, are committed when this returns.
 * Of two chunks at the same offset, one gets `conflict`.
 */
export async function addTipChunk(
  context: ServerContext,
  token: string,
  id: Id,
  chunk: Chunk,
): Promise<TipResult<FileState>> {
  const { district } = context;
  return inTransaction(context.db, async (db) => {
    const state = await ownFile({ ...context, db }, token, id)
      .forUpdate('f')
      .executeTakeFirst();
    if (!state) return fail('not_found');
    if (state.received !== chunk.offset) return fail('conflict');
    const kept = sizeToKeep(chunk, state.size - state.received);
    if (!kept.ok || kept.value === 0) return kept.ok ? ok(state) : kept;
    await db.insertInto('tip_part').values({ district, file: id, start: state.received, bytes: chunk.bytes }).execute();
    const received = state.received + kept.value;
    await db
      .updateTable('tip_file')
      .set({ received, day: dayAt(context.now()) })
      .where('district', '=', district)
      .where('id', '=', id)
      .execute();
    return ok({ ...state, received });
  });
}
