import type { MemberRole } from '../../domain/kernel/role.ts';

const DAY_MS = 86_400_000;

/**
 * Days without any contact after which a session ends. A volunteer's phone may not see the office for months and its
 * owner has no password to come back with. The office can see everybody's records, so a lost laptop matters more; but
 * an organizer who works a weekend without signal must not be locked out on Monday, hence days and not hours.
 */
export const sessionDays: Readonly<Record<MemberRole, number>> = {
  volunteer: 180,
  leader: 180,
  organizer: 7,
  officer: 7,
  administrator: 7,
};

/** The longest of them, which a cookie must outlive. */
export const LONGEST_SESSION_DAYS = Math.max(...Object.values(sessionDays));

/** How long a session lives after its last renewal, milliseconds. */
export const sessionLifetime = (role: MemberRole): number => sessionDays[role] * DAY_MS;

/** The longest that a session lives, however often it is used: a stolen one ends by itself too. Milliseconds. */
export const MAX_SESSION_MS = 400 * DAY_MS;

/** A session is renewed at most daily: one write a day and person, not one a request. */
export const RENEWAL_MS = DAY_MS;

/** Organizers and the office sign in with an e-mail address and a password; field roles come by invite alone. */
export const needsPassword = (role: MemberRole): boolean => role !== 'volunteer' && role !== 'leader';
