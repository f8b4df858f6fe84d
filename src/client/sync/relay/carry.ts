import { err, type Result } from '../../../domain/kernel/result.ts';
import { RelayResponse, type SealedFile } from '../../../protocol/relay/relay.ts';
import type { ParcelRefusal } from '../../data/relay/parcel-row.ts';
import { type HttpFailure, json } from '../../platform/http/answer.ts';
import { makeLine, request } from '../../platform/http/request.ts';
import { protocolHeaders } from '../http-transport.ts';

/** Why a file was not delivered. `refused`: the server will never take it. All else may pass. */
export type CarryFailure =
  | { readonly code: 'refused'; readonly why: ParcelRefusal }
  | { readonly code: 'unauthorized' }
  /** Somebody in between stopped it; other files may pass. */
  | { readonly code: 'foreign' }
  /** `retryAfter` in milliseconds, when the server says so. */
  | { readonly code: 'later'; readonly retryAfter?: number };

/** Brings one file to the server. Never throws for what a network can do. */
export type Carry = (file: SealedFile) => Promise<Result<RelayResponse, CarryFailure>>;

/** Long enough for a full file over a slow network. */
const TIMEOUT_MS = 180_000;

function failureOf(failure: HttpFailure): CarryFailure {
  if (failure.code === 'offline') return { code: 'later' };
  if (failure.code === 'foreign' || failure.code === 'unauthorized') return { code: failure.code };
  const { error, retryAfter } = failure;
  switch (error) {
    case 'bad_request':
    case 'unsupported_media':
      return { code: 'refused', why: 'relay_damaged' };
    case 'too_large':
    case 'relay_other_district':
    case 'relay_unknown_key':
    case 'relay_damaged':
    case 'relay_member_gone':
      return { code: 'refused', why: error };
    default:
      return retryAfter === undefined ? { code: 'later' } : { code: 'later', retryAfter };
  }
}

/** Delivers over HTTP, compressed: Base64 is a quarter air. */
export const carryOverHttp: Carry = async (file) => {
  const answer = await request('/api/sync/relay', json(RelayResponse), {
    identity: 'session',
    method: 'POST',
    headers: protocolHeaders,
    json: file,
    line: makeLine(),
    timeoutMs: TIMEOUT_MS,
  });
  return answer.ok ? answer : err(failureOf(answer.error));
};
