import { ok, type Result } from '../../domain/kernel/result.ts';
import type { LookRequest, LookResponse } from '../../protocol/accounts/accounts.ts';
import type { ServerContext } from '../platform/context.ts';
import type { AccountFailure } from './failure.ts';
import { joinedAt } from './joins.ts';
import { hasNamesake } from './namesake.ts';
import { findStanding } from './standing.ts';

/** The name of the district that this server serves; '' before set-up. */
export async function districtName({ db, district }: ServerContext): Promise<string> {
  const row = await db.selectFrom('district').where('id', '=', district).select('name').executeTakeFirst();
  return row?.name ?? '';
}

/** What an invite's landing page may show before anybody accepts. */
export async function lookAtInvite(
  context: ServerContext,
  { token, attempt, name }: LookRequest,
): Promise<Result<LookResponse, AccountFailure>> {
  const found = await findStanding(context, token, attempt);
  if (!found.ok) return found;
  const { purpose, role, squadName, member, needsPassword } = found.value;
  const joinedBefore = member && (await joinedAt(context, member.member));
  return ok({
    // To the phone a way back is an invite like another.
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
