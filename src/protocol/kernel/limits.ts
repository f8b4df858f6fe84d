/** A push holds at most so many changes … */
export const MAX_PUSH_CHANGES = 500;
/** … and so many bytes of JSON before compression. */
export const MAX_PUSH_BYTES = 1_000_000;
/** Clocks that a change may name as seen, for each of its fields. */
export const MAX_SEEN = 50;
/** Records in one page of a pull, when the phone does not ask for fewer: each page is one transaction on the phone. */
export const PULL_PAGE = 500;
/** Scopes that one pull may name. */
export const MAX_SCOPES = 200;
