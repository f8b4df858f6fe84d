import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf } from '../records/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { insertInvite } from './new-invite.ts';

/**
 * Makes a reusable link that signs in as this member, for demos only. No route offers it.
 * @param lifetime milliseconds
 */
export async function createSignInLink(
  context: ServerContext,
  member: Id,
  publicUrl: string,
  lifetime: number,
): Promise<Result<string, AccountFailure>> {
  const found = await actorOf(context, member);
  if (!found) return err(accountFailure('not_found', 'member'));
  const { role, squad } = found;
  const invite = { purpose: 'sign-in', role, squad, member, reusable: true } as const;
  const { token } = await insertInvite(context, lifetime, invite);
  return ok(`${publicUrl}/join#${token}`);
}
