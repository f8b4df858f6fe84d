import * as v from 'valibot';

/** Codes for why a whole request failed. They are stable; the dictionaries translate them. */
export const errorCodes = [
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'contradictions',
  'too_large',
  'unsupported_media',
  'upgrade_required',
  'too_many_requests',
  'invite_unknown',
  'invite_used',
  'invite_expired',
  'sign_in_failed',
  'already_set_up',
  'relay_other_district',
  'relay_unknown_key',
  'relay_damaged',
  'relay_member_gone',
  'import_refused',
  'photo_refused',
  'post_refused',
  'tip_refused',
  'proof_refused',
  'unknown_host',
  'unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The body of every answer that is not 2xx. The code may be one of a later release. */
export const ErrorBody = v.object({
  error: v.object({ code: v.pipe(v.string(), v.maxLength(60)), detail: v.exactOptional(v.string()) }),
});
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly detail?: string };
}

/**
 * Header of every answer of our server; its value is the server's protocol version. An answer with neither this header
 * nor an `ErrorBody` is foreign: a captive portal, firewall or proxy sent it, whatever its status.
 */
export const SERVER_MARK = 'x-qingyuan';
