import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { sealedClass } from '../../domain/tips/age-file.ts';
import { MAX_TIP_FILES, PHOTO_CLASSES } from '../../domain/tips/limits.ts';
import type { SealedFileInfo } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Accepted } from './accept-sealed.ts';
import { refuse, type TipResult } from './failure.ts';

/** Stores the ids, hashes and sizes of the photos that will follow. */
export async function announceFiles(
  { db, district, now }: ServerContext,
  { tip, message }: Accepted,
  files: readonly SealedFileInfo[],
): Promise<TipResult<void>> {
  if (files.length === 0) return ok(undefined);
  if (files.some(({ size }) => sealedClass(size, PHOTO_CLASSES) === undefined)) return refuse('size_wrong');
  const { count } = await db
    .selectFrom('tip_file')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count + files.length > MAX_TIP_FILES) return refuse('too_many');
  const day = dayAt(now());
  const rows = files.map(({ id, sha256, size }, place) => ({ district, id, tip, message, place, day, sha256, size }));
  const written = await db
    .insertInto('tip_file')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return written.length === files.length ? ok(undefined) : refuse('id_taken');
}

/** Lists the announced photos that are not complete: a message's, or without a message the whole tip's. */
export async function missingFiles(
  { db, district }: ServerContext,
  { tip, message }: Pick<Accepted, 'tip'> & Partial<Accepted>,
): Promise<Id[]> {
  const ofTip = db
    .selectFrom('tip_file')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .where('whole', '=', false);
  const chosen = message === undefined ? ofTip : ofTip.where('message', '=', message);
  const rows = await chosen.select('id').orderBy('message').orderBy('place').execute();
  return rows.map(({ id }) => id);
}
