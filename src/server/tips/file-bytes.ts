import type { Id } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';

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
