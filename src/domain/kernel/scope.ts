import type { Actor } from './actor.ts';
import { addDays, type Day, yearOf } from './day.ts';
import type { Id } from './id.ts';

/**
 * A part of the district's records that is synced as one. Every record is in exactly one scope:
 * `district`, `office`, `members` (people without a squad), `events/YEAR`, `keys/YEAR`, `squad/ID/members`,
 * `squad/ID/YEAR` or `squad/ID/YEAR/answers`.
 */
export type Scope = string;

const pattern =
  /^(?:public|district|office|members|events\/\d{4}|keys\/\d{4}|squad\/[0-9a-f-]{36}\/(?:members|\d{4}(?:\/answers)?)|member\/[0-9a-f-]{36})$/;

export const isScope = (value: unknown): value is Scope => typeof value === 'string' && pattern.test(value);

export const squadYear = (squad: Id, year: number): Scope => `squad/${squad}/${year}`;
/** Returns the scope of a year's planned events, which every member reads. */
export const eventsYear = (year: number): Scope => `events/${year}`;
/** Returns the scope of the secrets behind a year's codes, which volunteers may not read. */
export const keysYear = (year: number): Scope => `keys/${year}`;
/** Returns the scope of a squad's answers to a year's events. People without a squad answer in the office's scope. */
export const answersYear = (squad: Id | null | undefined, year: number): Scope =>
  squad ? `${squadYear(squad, year)}/answers` : 'office';
/** Returns the roster scope of a squad, or that of people without a squad. */
export const rosterScope = (squad: Id | null | undefined): Scope => (squad ? `squad/${squad}/members` : 'members');
/** Tells whether a scope contains members. */
export const isRosterScope = (scope: Scope): boolean => scope === 'members' || scope.endsWith('/members');

/**
 * Tells whether an actor may read a scope. Pull, evidence and photos all use this rule.
 * Volunteers read their squad's records, and no roster. Leaders read their squad's roster, organizers and the office all.
 */
export function mayReadScope(actor: Actor, scope: Scope): boolean {
  if (scope === 'public' || scope === 'district') return true;
  const isOffice = actor.role === 'officer' || actor.role === 'administrator';
  if (isOffice) return true;
  if (scope === 'office') return actor.role === 'organizer';
  const [area, id, part, kept] = scope.split('/');
  if (area === 'events') return true;
  if (area === 'keys') return actor.role === 'organizer' || actor.role === 'leader';
  if (area === 'member') return id === actor.member;
  if (actor.role === 'organizer' && (kept === 'answers' || isRosterScope(scope))) return true;
  if (area !== 'squad' || id === undefined || id !== actor.squad) return false;
  return part !== 'members' || actor.role === 'leader';
}

/** How long after New Year, or before it, keys and claims of presence of the neighbouring year are needed. */
const NEIGHBOUR_DAYS = 31;

/**
 * Lists the scopes that a phone downloads by default: this year and last, and the events of the next. It asks for older
 * years.
 * @param squads every squad of the district: organizers and the office download all answers and rosters
 */
export function defaultScopes(actor: Actor, today: Day, squads: readonly Id[]): Scope[] {
  const year = yearOf(today);
  const own = actor.squad ? [squadYear(actor.squad, year), squadYear(actor.squad, year - 1)] : [];
  const events = [year - 1, year, year + 1].map(eventsYear);
  const [before, after] = [-NEIGHBOUR_DAYS, NEIGHBOUR_DAYS].map((days) => yearOf(addDays(today, days)));
  const answersOf = (squad: Id): Scope[] =>
    [...new Set([before ?? year, year, year + 1])].map((each) => answersYear(squad, each));
  const keys = [...new Set([before ?? year, year, after ?? year])].map(keysYear);
  const ownAnswers = actor.squad ? answersOf(actor.squad) : [];
  switch (actor.role) {
    case 'leader':
      return [
        'district',
        ...(actor.squad ? [rosterScope(actor.squad)] : []),
        ...own,
        ...events,
        ...keys,
        ...ownAnswers,
      ];
    case 'organizer':
    case 'officer':
    case 'administrator':
      return [
        ...['district', 'office', rosterScope(null), ...squads.map(rosterScope)],
        ...[...own, ...events, ...keys, ...squads.flatMap(answersOf)],
      ];
    // A role of another release holds no more than a volunteer.
    default:
      return ['district', ...own, ...events, ...ownAnswers];
  }
}
