import { err } from '../../../domain/result.ts';
import {
  type PhotoRefusal,
  PhotoStatusResponse,
  photoRefusals,
  STATUS_PATH,
  UPLOAD_PATH,
  type UploadMetadata,
} from '../../../protocol/photo.ts';
import { type Foreign, json, type Read, type Refusal, readAnswer, retryAfterOf } from '../../platform/answer.ts';
import { withDeadline } from '../../platform/deadline.ts';
import type { PhotoExchange, PhotoFailure, PhotoTransport } from './photo-transport.ts';

/** A chunk must get through on 2G; one that does not is sent smaller. */
const TIMEOUT_MS = 90_000;

const TUS = { 'tus-resumable': '1.0.0' };

const isRefusal = (detail: string | undefined): detail is PhotoRefusal =>
  photoRefusals.some((known) => known === detail);

function failureOf(answer: Refusal | Foreign): PhotoFailure {
  if (answer.code === 'foreign') return answer;
  const { status, headers, error, detail } = answer;
  const retryAfter = retryAfterOf(headers);
  const wait = retryAfter === undefined ? {} : { retryAfter };
  switch (status) {
    case 401:
      return { code: 'unauthorized' };
    case 403:
      return { code: 'forbidden' };
    case 404:
    case 410:
      return { code: 'gone' };
    case 408:
      return { code: 'offline' };
    case 409:
    case 423:
      return { code: 'conflict' };
    case 413:
      return { code: 'refused', fault: 'too_large' };
    case 422:
      if (error !== 'photo_refused') return { code: 'bad_response' };
      return { code: 'refused', fault: isRefusal(detail) ? detail : 'unknown' };
    case 429:
    case 503:
      return { code: 'busy', ...wait };
    case 507:
      return { code: 'full', ...wait };
    default:
      return { code: status >= 500 ? 'server' : 'bad_response' };
  }
}

/** Upload-Metadata of tus: each value in Base64. All of ours are plain ASCII. */
const metadataHeader = (metadata: UploadMetadata): string =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(',');

/** What a header says as a whole number; undefined for what is none. */
function numberIn(headers: Headers, name: string): number | undefined {
  const value = headers.get(name);
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/**
 * Uploads over HTTP. The part of tus that is used is four requests; with our own queue, storage and backoff around them, a
 * library would bring ten times their code and a second opinion on each.
 */
export function httpPhotos(fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis)): PhotoTransport {
  async function request<T>(path: string, init: RequestInit, read: Read<T>): PhotoExchange<T> {
    try {
      return await withDeadline(TIMEOUT_MS, async ({ signal }) => {
        const response = await fetch(path, {
          ...init,
          credentials: 'same-origin',
          cache: 'no-store',
          redirect: 'manual',
          signal,
        });
        const answer = await readAnswer(response, read);
        return answer.ok ? answer : err(failureOf(answer.error));
      });
    } catch {
      return err({ code: 'offline' });
    }
  }

  return {
    status: (photos) =>
      request(
        STATUS_PATH,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ photos }) },
        json(PhotoStatusResponse),
      ),
    create: (metadata, bytes) =>
      request(
        UPLOAD_PATH,
        {
          method: 'POST',
          headers: { ...TUS, 'upload-length': String(bytes), 'upload-metadata': metadataHeader(metadata) },
        },
        ({ headers }) => {
          const location = headers.get('location');
          // Only its path: behind a proxy the server may not know its own name.
          const path = location === null ? undefined : new URL(location, 'http://server').pathname;
          return path?.startsWith(`${UPLOAD_PATH}/`) ? path : undefined;
        },
      ),
    offset: (upload) =>
      request(upload, { method: 'HEAD', headers: TUS }, ({ headers }) => numberIn(headers, 'upload-offset')),
    send: (upload, offset, chunk) =>
      request(
        upload,
        {
          method: 'PATCH',
          headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
          body: chunk,
        },
        ({ headers }) => numberIn(headers, 'upload-offset'),
      ),
  };
}
