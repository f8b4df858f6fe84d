import { err } from '../../../domain/kernel/result.ts';
import {
  type PhotoRefusal,
  PhotoStatusResponse,
  photoRefusals,
  STATUS_PATH,
  UPLOAD_PATH,
  type UploadMetadata,
} from '../../../protocol/photos/photo.ts';
import { byteCount, type HttpFailure, json, type Read } from '../../platform/http/answer.ts';
import { type Fetch, type RequestOptions, request } from '../../platform/http/request.ts';
import type { PhotoExchange, PhotoFailure, PhotoTransport } from './photo-transport.ts';

/** Time limit of a chunk over 2G; after a timeout chunks get smaller. */
const TIMEOUT_MS = 90_000;

const TUS = { 'tus-resumable': '1.0.0' };
const CHUNK = { ...TUS, 'content-type': 'application/offset+octet-stream' };

const isRefusal = (detail: string | undefined): detail is PhotoRefusal =>
  photoRefusals.some((known) => known === detail);

function failureOf(failure: HttpFailure): PhotoFailure {
  switch (failure.code) {
    case 'too_large':
      return { code: 'refused', fault: 'too_large' };
    case 'bad_request': {
      const { error, detail } = failure;
      if (error !== 'photo_refused') return { code: 'bad_response' };
      return { code: 'refused', fault: isRefusal(detail) ? detail : 'unknown' };
    }
    case 'upgrade':
      return { code: 'bad_response' };
    default:
      return failure;
  }
}

/** Encodes Upload-Metadata of tus: each value in Base64. Our values are ASCII. */
const metadataHeader = (metadata: UploadMetadata): string =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(',');

const uploadOffset = byteCount('upload-offset');

/** Reads the answer to a new upload. A server of an earlier release ignores the first chunk and sends no offset. */
const begun: Read<{ readonly url: string; readonly offset: number }> = async (response, alive) => {
  const location = response.headers.get('location');
  // Path only: behind a proxy the server may not know its own host.
  const url = location === null ? undefined : new URL(location, 'http://server').pathname;
  return url?.startsWith(`${UPLOAD_PATH}/`) ? { url, offset: (await uploadOffset(response, alive)) ?? 0 } : undefined;
};

/**
 * Uploads photos over HTTP. Only four requests of tus are used; a library would be ten times this code and duplicate
 * our queue, storage and backoff.
 */
export function httpPhotos(fetch?: Fetch): PhotoTransport {
  type Options = Pick<RequestOptions, 'method' | 'headers' | 'json' | 'bytes'>;
  async function ask<T>(path: string, read: Read<T>, options: Options): PhotoExchange<T> {
    const answer = await request(path, read, { identity: 'session', timeoutMs: TIMEOUT_MS, fetch, ...options });
    return answer.ok ? answer : err(failureOf(answer.error));
  }

  return {
    status: (photos) => ask(STATUS_PATH, json(PhotoStatusResponse), { method: 'POST', json: { photos } }),
    create: (metadata, size, bytes) =>
      ask(UPLOAD_PATH, begun, {
        method: 'POST',
        headers: { ...CHUNK, 'upload-length': String(size), 'upload-metadata': metadataHeader(metadata) },
        bytes,
      }),
    offset: (upload) => ask(upload, uploadOffset, { method: 'HEAD', headers: TUS }),
    send: (upload, offset, bytes) =>
      ask(upload, uploadOffset, {
        method: 'PATCH',
        headers: { ...CHUNK, 'upload-offset': String(offset) },
        bytes,
      }),
  };
}
