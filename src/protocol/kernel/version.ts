/**
 * The version of what travels. Raise it with a dated reason whenever a schema in this room changes in a way that an
 * older phone can not read; `test/protocol/kernel/version.test.ts` holds the schemas' fingerprint and fails until you do.
 *
 * 1 · 2026-11-23 · hello, push, pull
 * 2 · 2026-11-25 · records of the kind tipline: an older phone can not read a page that holds one
 * 3 · 2026-11-29 · hello tells when another device joined as the member; answers are read tolerantly: codes, kinds, roles and
 *   scopes of a later server no longer end an exchange
 * 4 · 2026-11-30 · one code for all missing references, reference_unknown, with the kind as target; an older phone reads it
 *   as unknown. From here on kinds, roles, figures and codes are read as they come: a new one needs no new version.
 *   Lists travel plain and clocks in full, which every released phone reads; columns are still taken from older phones
 * 5 · 2026-11-30 · the answer to a push leaves out the results that are ok, for a phone that asks for it
 */
export const PROTOCOL = 5;

/**
 * The oldest version that may still pull; older phones may always push. Phones of version 2 do not read tolerantly: the first
 * new kind raises it to 3, no later one does.
 */
export const OLDEST_PULL = 2;

/** The request header that carries the phone's version. */
export const PROTOCOL_HEADER = 'x-qingyuan-protocol';
