/*
 * POST /log  photos of another app, by the phone's share sheet. The service worker keeps them; the server never sees them
 * GET  /log  the page on which a kind of record is chosen for them
 */
export const SHARED_PAGE = '/log';
/** The part of the address of a new record that is to take the photos. */
export const TAKES_SHARED = 'shared';
/** The field of the form that carries the photos, as the manifest names it. */
export const SHARED_FIELD = 'photos';
/** The part of the page's address with the number of files that were left out, or `failed`. */
export const SHARED_LEFT = 'left';

/** Where the photos wait: a database of their own, which needs no session. */
export const SHARED_DATABASE = 'qingyuan-shared';
export const SHARED_TABLE = 'photo';

/** A photo that waits. Its bytes are no Blob, since Safari loses these. */
export interface SharedPhoto {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}
