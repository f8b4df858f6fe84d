import type { Insertable } from 'kysely';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';
import type { InviteTable } from './tables.ts';
import { hashToken, newToken } from './token.ts';

type Given = 'district' | 'id' | 'token_hash' | 'created_at' | 'expires_at';

/** An invite that was just made. Its token is stored only as a hash. */
export interface NewInvite {
  readonly id: Id;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Stores a new invite.
 * @param lifetime milliseconds
 */
export async function insertInvite(
  { db, district, now, random }: ServerContext,
  lifetime: number,
  invite: Omit<Insertable<InviteTable>, Given>,
): Promise<NewInvite> {
  const at = now();
  const [id, token, expiresAt] = [newId(at, random), newToken(random), at + lifetime];
  const stamps = { created_at: new Date(at), expires_at: new Date(expiresAt) };
  await db
    .insertInto('invite')
    .values({ district, id, token_hash: hashToken(token), ...stamps, ...invite })
    .execute();
  return { id, token, expiresAt };
}
