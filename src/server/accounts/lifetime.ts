import type { MemberRole } from '../../domain/kernel/role.ts';

const DAY_MS = 86_400_000;

/**
 * Days without contact after which a session ends. A volunteer's phone may be offline for months, and its owner has no
 * password. The office sees everybody's records, so a lost laptop matters more; but an organizer who works a weekend
 * without signal must not be locked out on Monday, hence days and not hours.
 */
export const sessionDays: Readonly<Record<MemberRole, number>> = {
  volunteer: 180,
  leader: 180,
  organizer: 7,
  officer: 7,
  administrator: 7,
};

/** The longest of these, the cookie's age. */
export const LONGEST_SESSION_DAYS = Math.max(...Object.values(sessionDays));

/** Returns how long a session lives after it was last prolonged, milliseconds. */
export const sessionLifetime = (role: MemberRole): number => sessionDays[role] * DAY_MS;

/** Maximum life of a session, however often it is used, so that a stolen one ends. Milliseconds. */
export const MAX_SESSION_MS = 400 * DAY_MS;

/** Minimum time between two renewals of a session, so that requests cause one write a day and member. */
export const RENEWAL_MS = DAY_MS;

/** Tells whether a role signs in with an e-mail address and a password. Other roles join by invite only. */
export const needsPassword = (role: MemberRole): boolean => role !== 'volunteer' && role !== 'leader';
