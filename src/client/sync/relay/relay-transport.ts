import { err, type Result } from '../../../domain/kernel/result.ts';
import { protocolHeaders } from '../../../protocol/kernel/version.ts';
import { RelayResponse, type SealedFile } from '../../../protocol/relay/relay.ts';
import type { RelayRefusal } from '../../data/relay/relay-file-row.ts';
import { type HttpFailure, json } from '../../platform/http/answer.ts';
import { makeLine, request } from '../../platform/http/request.ts';

/** Why a file was not delivered. `refused`: the server will never accept it. Other failures may pass. */
export type RelayFailure =
  | { readonly code: 'refused'; readonly why: RelayRefusal }
  | { readonly code: 'unauthorized' }
  /** Something on the way blocked it; other files may get through. */
  | { readonly code: 'foreign' }
  /** `retryAfter` in milliseconds, if the server requests a wait. */
  | { readonly code: 'later'; readonly retryAfter?: number };

/** Delivers one file to the server. Network failures are returned, not thrown. */
export type SendRelayFile = (file: SealedFile) => Promise<Result<RelayResponse, RelayFailure>>;

/** Long enough for a full file over a slow network. */
const TIMEOUT_MS = 180_000;

function failureOf(failure: HttpFailure): RelayFailure {
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

/** Delivers a file over HTTP, compressed because Base64 wastes a quarter. */
export const sendRelayFile: SendRelayFile = async (file) => {
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
