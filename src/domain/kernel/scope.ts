import type { Actor } from './actor.ts';
import { type Day, yearOf } from './day.ts';
import type { Id } from './id.ts';

/**
 * A part of the district's records that is synced as one. Every record is in exactly one scope:
 * `district`, `office`, `members` (people without a squad), `squad/ID/members` or `squad/ID/YEAR`.
 */
export type Scope = string;

const pattern = /^(?:public|district|office|members|squad\/[0-9a-f-]{36}\/(?:members|\d{4})|member\/[0-9a-f-]{36})$/;

export const isScope = (value: unknown): value is Scope => typeof value === 'string' && pattern.test(value);

export const squadYear = (squad: Id, year: number): Scope => `squad/${squad}/${year}`;
/** Returns the roster scope of a squad, or that of people without a squad. */
export const rosterScope = (squad: Id | null | undefined): Scope => (squad ? `squad/${squad}/members` : 'members');
/** Tells whether a scope contains members. */
export const isRosterScope = (scope: Scope): boolean => scope === 'members' || scope.endsWith('/members');

/**
 * Tells whether an actor may read a scope. Pull, evidence and photos all use this rule.
 * Volunteers read their squad's records; only leaders and the office read the roster.
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
 * Lists the scopes that a phone downloads by default: this year and last of its own squad. It asks for older years.
 * @param squads every squad of the district: the office downloads all rosters
 */
export function defaultScopes(actor: Actor, today: Day, squads: readonly Id[]): Scope[] {
  const year = yearOf(today);
  const own = actor.squad ? [squadYear(actor.squad, year), squadYear(actor.squad, year - 1)] : [];
  switch (actor.role) {
    case 'leader':
      return ['district', ...(actor.squad ? [rosterScope(actor.squad)] : []), ...own];
    case 'organizer':
      return ['district', 'office', ...own];
    case 'officer':
    case 'administrator':
      return ['district', 'office', rosterScope(null), ...squads.map(rosterScope), ...own];
    // A role of another release holds no more than a volunteer.
    default:
      return ['district', ...own];
  }
}
