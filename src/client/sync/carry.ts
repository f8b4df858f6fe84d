import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/result.ts';
import { ErrorBody } from '../../protocol/error.ts';
import { RelayResponse, type SealedFile } from '../../protocol/relay.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../protocol/version.ts';
import { withDeadline } from '../platform/deadline.ts';
import type { ParcelRefusal } from '../storage/parcel-row.ts';
import { gzip } from './gzip.ts';
import { retryAfterOf } from './http-transport.ts';

/** Why a file was not delivered. `refused`: the server will never take it. All else may pass. */
export type CarryFailure =
  | { readonly code: 'refused'; readonly why: ParcelRefusal }
  | { readonly code: 'unauthorized' }
  /** `retryAfter` in milliseconds, when the server says so. */
  | { readonly code: 'later'; readonly retryAfter?: number };

/** Brings one file to the server. Never throws for what a network can do. */
export type Carry = (file: SealedFile) => Promise<Result<RelayResponse, CarryFailure>>;

/** Long enough for a full file over a slow network. */
const TIMEOUT_MS = 180_000;

const refused = (why: ParcelRefusal): CarryFailure => ({ code: 'refused', why });

const refusals: Readonly<Record<number, ParcelRefusal>> = {
  400: 'relay_damaged',
  413: 'too_large',
  415: 'relay_damaged',
};

async function failureOf(response: Response): Promise<CarryFailure> {
  if (response.status === 401) return { code: 'unauthorized' };
  const byStatus = refusals[response.status];
  if (byStatus) return refused(byStatus);
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), ErrorBody), await response.text());
  const code = body.success ? body.output.error.code : undefined;
  switch (code) {
    case 'relay_other_district':
    case 'relay_unknown_key':
    case 'relay_damaged':
    case 'relay_member_gone':
      return refused(code);
    default: {
      const retryAfter = retryAfterOf(response.headers);
      return retryAfter === undefined ? { code: 'later' } : { code: 'later', retryAfter };
    }
  }
}

/** Delivers over HTTP. */
export const carryOverHttp: Carry = async (file) => {
  const text = new TextEncoder().encode(JSON.stringify(file));
  try {
    // Base64 is a quarter air.
    const packed = await gzip(text);
    return await withDeadline(TIMEOUT_MS, async ({ signal }) => {
      const response = await fetch('/api/sync/relay', {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal,
        headers: {
          'content-type': 'application/json',
          [PROTOCOL_HEADER]: String(PROTOCOL),
          ...(packed ? { 'content-encoding': 'gzip' } : {}),
        },
        body: packed ?? text,
      });
      if (!response.ok) return err(await failureOf(response));
      const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), RelayResponse), await response.text());
      return answer.success ? ok(answer.output) : err({ code: 'later' });
    });
  } catch {
    return err({ code: 'later' });
  }
};
