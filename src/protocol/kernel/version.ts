/**
 * Version of the protocol. Raise it with a dated reason when a schema changes so that older phones cannot read it;
 * `test/protocol/kernel/version.test.ts` compares the schemas' fingerprint.
 *
 * 1 · 2026-11-23 · hello, push, pull
 * 2 · 2026-11-25 · records of the kind tipline: an older phone cannot read a page that contains one
 * 3 · 2026-11-29 · hello says when another device joined as the member; phones read responses tolerantly: unknown codes,
 *   kinds, roles and scopes of a later server no longer end an exchange
 * 4 · 2026-11-30 · one code for all missing references, reference_unknown, with the kind as target; an older phone reads it
 *   as unknown. From here on a new kind, role, figure or code needs no new version. Lists are sent plain and clocks in
 *   full, which every released phone reads; the server still accepts columns from older phones
 * 5 · 2026-11-30 · the answer to a push omits the results that are ok, for a phone that asks for it; hello says whether the
 *   member comes in paid time, which older phones pass over
 */
export const PROTOCOL = 5;

/** The oldest version that may pull; every version may push. From 3 on, phones read records of unknown kinds tolerantly. */
export const OLDEST_PULL = 3;

/** Request header with the phone's protocol version. */
export const PROTOCOL_HEADER = 'x-qingyuan-protocol';

/** Headers of every sync request. */
export const protocolHeaders = { [PROTOCOL_HEADER]: String(PROTOCOL) };
