import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type MemberRole, mayGrant } from '../../domain/kernel/role.ts';
import { reachOf } from '../../domain/records/permission.ts';

/** Whom an invite lets in. */
export interface Invitee {
  readonly role: MemberRole;
  readonly squad: Id | null;
}

/** May the actor let this person in? A leader: volunteers of the own squad, nobody else. */
export function mayInvite(actor: Actor, { role, squad }: Invitee): boolean {
  const reach = reachOf(actor.role, 'invite');
  if (reach === 'none' || !mayGrant(actor.role, role)) return false;
  return reach === 'district' || (squad !== null && squad === actor.squad);
}
