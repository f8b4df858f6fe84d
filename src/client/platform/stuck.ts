/** A thing that this browser does not do. */
export type Stuck =
  | { readonly what: 'file' | 'print' }
  /** A picture that can be saved by a long press once it is on the page. */
  | { readonly what: 'picture'; readonly picture: Blob };

/** Name of the window's event; its detail is a `Stuck`. */
const STUCK = 'qingyuan-stuck';
export type StuckEvent = typeof STUCK;

/** Tells that the browser does not do what was asked of it. */
export const tellStuck = (detail: Stuck): boolean => dispatchEvent(new CustomEvent(STUCK, { detail }));
