import { type Kysely, sql } from 'kysely';
import { isDeleted } from '../../domain/records/record.ts';
import type { Database } from '../platform/database/tables.ts';
import type { Draft } from './working-set.ts';

/**
 * Tells whether an edit of the roster ends the member's sessions: deletion, or a change of role. Restoring the member
 * later revives no session, and a new role starts with a new sign-in.
 */
export const losesSessions = ({ before, record }: Pick<Draft, 'before' | 'record'>): boolean =>
  before?.kind === 'member' && (isDeleted(record) || before.fields.role !== record.fields.role);

/** Ends all sessions of members, within the transaction that changes their records. */
export async function endSessionsOf(
  db: Kysely<Database>,
  district: string,
  drafts: readonly Pick<Draft, 'record'>[],
): Promise<void> {
  if (drafts.length === 0) return;
  const members = drafts.map(({ record }) => record.id);
  await sql`
    DELETE FROM auth_session USING auth_user AS u
    WHERE auth_session."district" = ${district} AND u."district" = ${district} AND u."id" = auth_session."userId"
      AND u."member" = any(${members}::uuid[])
  `.execute(db);
}
