import type { Id } from './id.ts';
import type { MemberRole } from './role.ts';

/** A signed-in member, as the session proves it. */
export interface Actor {
  readonly member: Id;
  readonly role: MemberRole;
  readonly squad: Id | null;
  /** Who let this session in by inviting a member who had an account already; see `authorizeReview`. */
  readonly letInBy?: Id;
}
