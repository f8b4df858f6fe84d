import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf } from '../records/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { hashToken, newToken } from './token.ts';

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
  const now = context.now();
  const token = newToken(context.random);
  await context.db
    .insertInto('invite')
    .values({
      district: context.district,
      id: newId(now, context.random),
      token_hash: hashToken(token),
      purpose: 'sign-in',
      role: found.role,
      squad: found.squad,
      member,
      created_at: new Date(now),
      expires_at: new Date(now + lifetime),
      reusable: true,
    })
    .execute();
  return ok(`${publicUrl}/join#${token}`);
}
