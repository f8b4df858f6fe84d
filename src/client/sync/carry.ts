import { err, type Result } from '../../domain/result.ts';
import { RelayResponse, type SealedFile } from '../../protocol/relay.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../protocol/version.ts';
import { type Foreign, json, type Refusal, readAnswer, retryAfterOf } from '../platform/answer.ts';
import { withDeadline } from '../platform/deadline.ts';
import { gzip } from '../platform/gzip.ts';
import { packedFirst } from '../platform/packed-first.ts';
import type { ParcelRefusal } from '../storage/parcel-row.ts';

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

function failureOf(answer: Refusal | Foreign): CarryFailure {
  if (answer.code === 'foreign') return { code: 'foreign' };
  switch (answer.error) {
    case 'unauthorized':
      return { code: 'unauthorized' };
    case 'bad_request':
    case 'unsupported_media':
      return { code: 'refused', why: 'relay_damaged' };
    case 'too_large':
    case 'relay_other_district':
    case 'relay_unknown_key':
    case 'relay_damaged':
    case 'relay_member_gone':
      return { code: 'refused', why: answer.error };
    default: {
      const retryAfter = retryAfterOf(answer.headers);
      return retryAfter === undefined ? { code: 'later' } : { code: 'later', retryAfter };
    }
  }
}

/** Delivers over HTTP. */
export const carryOverHttp: Carry = async (file) => {
  const text = new TextEncoder().encode(JSON.stringify(file));
  const send = (packed: Uint8Array<ArrayBuffer> | undefined) =>
    withDeadline(TIMEOUT_MS, async ({ signal }) =>
      readAnswer(
        await fetch('/api/sync/relay', {
          method: 'POST',
          credentials: 'same-origin',
          cache: 'no-store',
          redirect: 'manual',
          signal,
          headers: {
            'content-type': 'application/json',
            [PROTOCOL_HEADER]: String(PROTOCOL),
            ...(packed ? { 'content-encoding': 'gzip' } : {}),
          },
          body: packed ?? text,
        }),
        json(RelayResponse),
      ),
    );
  try {
    // Base64 is a quarter air.
    const answer = await packedFirst({ isPlain: false }, async (isPacked) =>
      send(isPacked ? await gzip(text) : undefined),
    );
    return answer.ok ? answer : err(failureOf(answer.error));
  } catch {
    return err({ code: 'later' });
  }
};
