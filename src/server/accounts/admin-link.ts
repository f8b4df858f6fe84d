import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { nameKey } from '../../domain/reading/name.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { insertInvite } from './new-invite.ts';

const DAY_MS = 86_400_000;

export interface Administrator {
  readonly member: Id;
  readonly name: string;
}

/** Reason why no link was made, with the administrators to choose from. */
export interface AdminLinkFailure {
  readonly code: 'no_administrator' | 'choose_administrator';
  readonly administrators: readonly Administrator[];
}

async function listAdministrators({ db, district }: ServerContext): Promise<Administrator[]> {
  return db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'member')
    .where('deleted', '=', false)
    .where(sql<boolean>`fields ->> 'role' = 'administrator'`)
    .orderBy(sql`fields ->> 'name'`)
    .orderBy('id')
    .select(['id as member', sql<string>`fields ->> 'name'`.as('name')])
    .execute();
}

/**
 * Makes a link with which a locked-out administrator sets a new e-mail address and password, once, within a day. No
 * route offers it: it takes access to the server's machine, which could read the database anyway.
 * @param choice the administrator's name or id; may be omitted if there is only one
 */
export async function createAdminLink(
  outer: ServerContext,
  publicUrl: string,
  choice: string | undefined,
): Promise<Result<{ readonly url: string; readonly name: string }, AdminLinkFailure>> {
  const administrators = await listAdministrators(outer);
  const fitting = administrators.filter(
    ({ member, name }) => choice === undefined || member === choice || nameKey(name) === nameKey(choice),
  );
  const [chosen] = fitting;
  if (administrators.length === 0) return err({ code: 'no_administrator', administrators });
  if (!chosen || fitting.length > 1) return err({ code: 'choose_administrator', administrators });
  const { member } = chosen;
  const { token } = await atomically(outer, async (context) => {
    await appendAudit(context, { action: 'admin_link_made', actor: null, subject: member });
    return insertInvite(context, DAY_MS, { purpose: 'recover', role: 'administrator', member });
  });
  return ok({ url: `${publicUrl}/join#${token}`, name: chosen.name });
}
