/** Maximum number of changes in a push. */
export const MAX_PUSH_CHANGES = 500;
/** Maximum bytes of JSON in a push before compression. */
export const MAX_PUSH_BYTES = 1_000_000;
/** Maximum number of clocks that a change may name as seen, for each field. */
export const MAX_SEEN = 50;
/** Maximum and default number of records in a page of a pull. Each page is one transaction on the phone. */
export const PULL_PAGE = 500;
/** Maximum number of scopes in a pull: those that the office holds of a district with a thousand squads. */
export const MAX_SCOPES = 4_100;
/** Maximum bytes of a request with a cursor for each scope. */
export const MAX_CURSORS_BYTES = 320_000;
