import type { Platform, ServerContext } from '../platform/context.ts';

/** Runs a task in each district, one after another. A failure in one is reported and does not stop the others. */
export async function inEveryDistrict(
  { db, now, random }: Platform,
  work: (context: ServerContext) => Promise<void>,
  onFault: (thrown: unknown) => void,
): Promise<void> {
  for (const { id } of await db.selectFrom('district').select('id').orderBy('id').execute())
    await work({ db, now, random, district: id }).catch(onFault);
}
