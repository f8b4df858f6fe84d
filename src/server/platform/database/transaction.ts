import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import type { Database } from './tables.ts';

/** Runs `work` in the transaction that `db` already is, or in a new one. */
export async function inTransaction<T>(
  db: Kysely<Database>,
  work: (db: Kysely<Database>) => Promise<T>,
  isolation: IsolationLevel = 'read committed',
): Promise<T> {
  if (db.isTransaction) return work(db);
  return db
    .transaction()
    .setIsolationLevel(isolation)
    .execute((transaction: Transaction<Database>) => work(transaction));
}

/** Runs `work` in a transaction, with a context whose `db` is that transaction. */
export const atomically = <T>(context: ServerContext, work: (context: ServerContext) => Promise<T>): Promise<T> =>
  inTransaction(context.db, (db) => work({ ...context, db }));

/** Runs `work` on one snapshot of the database. */
export const inSnapshot = <T>(db: Kysely<Database>, work: (db: Kysely<Database>) => Promise<T>): Promise<T> =>
  inTransaction(db, work, 'repeatable read');
