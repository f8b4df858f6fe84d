import { type Kysely, sql } from 'kysely';
import { isDeleted } from '../../domain/records/record.ts';
import type { Database } from '../platform/database/tables.ts';
import type { Draft } from './working-set.ts';

/**
 * Whether a change of the roster ends the member's sessions: on removal, so that putting the member back later revives
 * none of them; and on a change of role, so that a new role begins with a new sign-in.
 */
export const losesSessions = ({ before, record }: Pick<Draft, 'before' | 'record'>): boolean =>
  before?.kind === 'member' && (isDeleted(record) || before.fields.role !== record.fields.role);

/** Ends all sessions of members, as part of the transaction that changes their records. */
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
