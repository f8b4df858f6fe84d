import { sql } from 'kysely';

/**
 * Selects the records that phones have: all but the withdrawn ones. A withdrawn record with a paired id (see
 * `isPairedId`) stays, because a phone that makes it again must restore it.
 */
export const isOnPhones = sql<boolean>`(NOT deleted OR substr(id::text, 15, 1) = '8')`;
