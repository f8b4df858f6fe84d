import type { Actor } from './actor.ts';
import { type Day, yearOf } from './day.ts';
import type { Id } from './id.ts';

/**
 * The part of a district's records that travels together: every record is in exactly one.
 * `district`, `office`, `members` (people without a squad), `squad/ID/members`, `squad/ID/YEAR`.
 */
export type Scope = string;

const pattern = /^(?:public|district|office|members|squad\/[0-9a-f-]{36}\/(?:members|\d{4})|member\/[0-9a-f-]{36})$/;

export const isScope = (value: unknown): value is Scope => typeof value === 'string' && pattern.test(value);

export const squadYear = (squad: Id, year: number): Scope => `squad/${squad}/${year}`;
/** The roster of a squad; of people without a squad when there is none. */
export const rosterScope = (squad: Id | null | undefined): Scope => (squad ? `squad/${squad}/members` : 'members');
/** Does the scope hold people? */
export const isRosterScope = (scope: Scope): boolean => scope === 'members' || scope.endsWith('/members');

/**
 * May the actor read the scope? The one rule for pull, evidence and photos.
 * A volunteer reads the own squad's records; who the members are only leaders and the office see.
 */
export function mayReadScope(actor: Actor, scope: Scope): boolean {
  if (scope === 'public' || scope === 'district') return true;
  const isOffice = actor.role === 'officer' || actor.role === 'administrator';
  if (isOffice) return true;
  if (scope === 'office') return actor.role === 'organizer';
  const [area, id, part] = scope.split('/');
  if (area === 'member') return id === actor.member;
  if (area !== 'squad' || id === undefined || id !== actor.squad) return false;
  return part !== 'members' || actor.role === 'leader';
}

/**
 * The scopes that a phone holds without asking: this year and the last of the own squad; older years come on demand.
 * @param squads every squad of the district: the office holds all rosters
 */
export function defaultScopes(actor: Actor, today: Day, squads: readonly Id[]): Scope[] {
  const year = yearOf(today);
  const own = actor.squad ? [squadYear(actor.squad, year), squadYear(actor.squad, year - 1)] : [];
  switch (actor.role) {
    case 'volunteer':
      return ['district', ...own];
    case 'leader':
      return ['district', ...(actor.squad ? [rosterScope(actor.squad)] : []), ...own];
    case 'organizer':
      return ['district', 'office', ...own];
    default:
      return ['district', 'office', rosterScope(null), ...squads.map(rosterScope), ...own];
  }
}
