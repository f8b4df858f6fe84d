import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type MemberRole, mayGrant } from '../../domain/kernel/role.ts';
import { reachOf } from '../../domain/records/permission.ts';

/** The role and squad of an invited person. */
export interface Invitee {
  readonly role: MemberRole;
  readonly squad: Id | null;
}

/** Tells whether the actor may invite this person. Leaders may invite only volunteers of their own squad. */
export function mayInvite(actor: Actor, { role, squad }: Invitee): boolean {
  const reach = reachOf(actor.role, 'invite');
  if (reach === 'none' || !mayGrant(actor.role, role)) return false;
  return reach === 'district' || (squad !== null && squad === actor.squad);
}
