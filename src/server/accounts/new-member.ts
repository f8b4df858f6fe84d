import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import type { ServerContext } from '../platform/context.ts';
import { appendTrusted } from '../records/append.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import type { Invitee } from './invite-rules.ts';

/**
 * Makes the record of somebody who joins.
 * @param author who let them in; null at set-up, where the first administrator is their own author
 */
export async function addMember(
  context: ServerContext,
  author: Id | null,
  { name, role, squad }: Invitee & { readonly name: string },
): Promise<Result<Id, AccountFailure>> {
  const id = newId(context.now(), context.random);
  const fields: Record<string, FieldValue> = { name, role, ...(squad === null ? {} : { squad }) };
  const made = await appendTrusted(context, author ?? id, [{ id, kind: 'member', fields }]);
  if (made.ok) return ok(id);
  const [failure] = made.error;
  return err(accountFailure('bad_request', failure?.field));
}
