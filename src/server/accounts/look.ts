import { ok, type Result } from '../../domain/kernel/result.ts';
import type { LookRequest, LookResponse } from '../../protocol/accounts/accounts.ts';
import type { ServerContext } from '../platform/context.ts';
import type { AccountFailure } from './failure.ts';
import { joinedAt } from './joins.ts';
import { hasNamesake } from './namesake.ts';
import { findInvite } from './valid-invite.ts';

/** Reads the district's name; '' before set-up. */
export async function districtName({ db, district }: ServerContext): Promise<string> {
  const row = await db.selectFrom('district').where('id', '=', district).select('name').executeTakeFirst();
  return row?.name ?? '';
}

/** Returns what an invite's landing page may show before it is accepted. */
export async function lookAtInvite(
  context: ServerContext,
  { token, attempt, name }: LookRequest,
): Promise<Result<LookResponse, AccountFailure>> {
  const found = await findInvite(context, token, attempt);
  if (!found.ok) return found;
  const { purpose, role, squadName, member, needsPassword } = found.value;
  const joinedBefore = member && (await joinedAt(context, member.member));
  return ok({
    // The phone shows an administrator's recovery like any invite.
    purpose: purpose === 'recover' ? 'join' : purpose,
    district: await districtName(context),
    role,
    squadName,
    memberName: member?.name ?? null,
    needsPassword,
    ...(joinedBefore === undefined ? {} : { joinedBefore }),
    ...(name !== undefined && (await hasNamesake(context, found.value, name)) ? { namesake: true } : {}),
  });
}
