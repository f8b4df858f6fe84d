import type { Platform, ServerContext } from '../platform/context.ts';

/** Does upkeep in each district, one after another. A failure in one is told, and keeps it from none of the others. */
export async function inEveryDistrict(
  { db, now, random }: Platform,
  work: (context: ServerContext) => Promise<void>,
  onFault: (thrown: unknown) => void,
): Promise<void> {
  for (const { id } of await db.selectFrom('district').select('id').orderBy('id').execute())
    await work({ db, now, random, district: id }).catch(onFault);
}
