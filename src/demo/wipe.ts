import { randomUUID } from 'node:crypto';
import type { ServerContext } from '../server/platform/context.ts';
import { inTransaction } from '../server/platform/database/transaction.ts';

/** Children before parents. */
const tables = [
  'tip',
  'tip_bundle',
  'tip_root_grant',
  'tip_root',
  'tip_key',
  'tip_proof',
  'tip_tally',
  'auth_session',
  'auth_account',
  'auth_rate_limit',
  'auth_user',
  'sign_in_failure',
  'change_let_in',
  'invite',
  'device',
  'tally_cell',
  'departure',
  'record',
  'change',
  'audit',
] as const;

/**
 * Empties a demo's database. The district keeps its row, without a name and under a new epoch, so that phones that knew
 * it start again.
 */
export async function wipe({ db, district }: ServerContext): Promise<void> {
  await inTransaction(db, async (transaction) => {
    for (const table of tables) await transaction.deleteFrom(table).execute();
    await transaction
      .updateTable('district')
      .set({ name: '', head: 0, epoch: randomUUID(), settings: {} })
      .where('id', '=', district)
      .execute();
  });
}
