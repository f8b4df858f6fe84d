import type { Id } from './id.ts';
import type { MemberRole } from './role.ts';

/** A signed-in member, as read from the session. */
export interface Actor {
  readonly member: Id;
  readonly role: MemberRole;
  readonly squad: Id | null;
  /** The member whose invite opened this session for an account that existed already; see `authorizeReview`. */
  readonly letInBy?: Id;
}
