import { type ErrorBody, type ErrorCode, SERVER_MARK } from '../../../protocol/kernel/error.ts';
import { PROTOCOL } from '../../../protocol/kernel/version.ts';

/** Why a request is refused. All failures of capabilities and of the HTTP layer are converted to this. */
export interface HttpFailure {
  readonly code: ErrorCode;
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** The HTTP status of each error code. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  sign_in_failed: 401,
  forbidden: 403,
  not_found: 404,
  invite_unknown: 404,
  conflict: 409,
  contradictions: 409,
  already_set_up: 409,
  invite_used: 410,
  invite_expired: 410,
  too_large: 413,
  unsupported_media: 415,
  import_refused: 422,
  unknown_host: 421,
  relay_other_district: 422,
  relay_unknown_key: 422,
  relay_damaged: 422,
  relay_member_gone: 422,
  photo_refused: 422,
  post_refused: 422,
  tip_refused: 422,
  proof_refused: 422,
  upgrade_required: 426,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
};

/** Builds the answer for a failure. */
export function failureResponse({ code, detail, retryAfter }: HttpFailure): Response {
  const body: ErrorBody = { error: { code, ...(detail === undefined ? {} : { detail }) } };
  const headers = {
    [SERVER_MARK]: String(PROTOCOL),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
  return Response.json(body, { status: statuses[code], headers });
}
