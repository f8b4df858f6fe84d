import { createHash } from 'node:crypto';
import {
  MAX_CHUNK,
  type PhotoStatusResponse,
  type PhotoVariant,
  UPLOAD_PATH,
} from '../../../src/protocol/photos/photo.ts';
import type { Sent, TestServer } from '../platform/http/harness.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The SHA-256 of an answer's body. */
export const hashOf = async (answer: Response): Promise<string> => sha256(new Uint8Array(await answer.arrayBuffer()));

const tus = { 'tus-resumable': '1.0.0' };
const chunkHeaders = (offset: number) => ({
  ...tus,
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
});

/** Upload-Metadata as tus writes it. */
export const metadata = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** What a phone asks of a server, request by request. */
export interface PhotoClient {
  /**
   * @param photo of a thumbnail, the full image's hash
   * @param chunk the first one, which goes along
   */
  begin(
    bytes: Uint8Array,
    options?: { readonly photo?: string; readonly sha256?: string; readonly chunk?: Uint8Array },
  ): Promise<Response>;
  /** @returns the upload's path */
  begun(bytes: Uint8Array, options?: { readonly photo?: string; readonly sha256?: string }): Promise<string>;
  patch(path: string, offset: number, bytes: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Response>;
  head(path: string): Promise<Response>;
  offset(path: string): Promise<number>;
  end(path: string): Promise<Response>;
  /** All of it in chunks; the last answer. */
  upload(bytes: Uint8Array, options?: { readonly photo?: string }): Promise<Response>;
  status(...photos: readonly string[]): Promise<PhotoStatusResponse>;
  get(photo: string, variant: PhotoVariant, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export function photoClient({ send }: Pick<TestServer, 'send'>, cookie: string | undefined): PhotoClient {
  const ask = (path: string, sent: Sent) => send(path, { cookie, ...sent });
  const client: PhotoClient = {
    begin: (bytes, { photo, sha256: named = sha256(bytes), chunk } = {}) => {
      const variant = photo === undefined ? { variant: 'full' } : { variant: 'thumb', photo };
      const headers = {
        ...tus,
        'upload-length': String(bytes.length),
        'upload-metadata': metadata({ ...variant, sha256: named }),
        ...(chunk && { 'content-type': 'application/offset+octet-stream' }),
      };
      return ask(UPLOAD_PATH, { method: 'POST', headers, ...(chunk && { body: new Uint8Array(chunk) }) });
    },
    async begun(bytes, options) {
      const answer = await client.begin(bytes, options);
      if (answer.status !== 201) throw new Error(`begin answered ${answer.status}: ${await answer.text()}`);
      return answer.headers.get('location') ?? '';
    },
    patch: (path, offset, bytes, headers = {}) =>
      ask(path, { method: 'PATCH', headers: { ...chunkHeaders(offset), ...headers }, body: new Uint8Array(bytes) }),
    head: (path) => ask(path, { method: 'HEAD', headers: tus }),
    async offset(path) {
      return Number((await client.head(path)).headers.get('upload-offset') ?? Number.NaN);
    },
    end: (path) => ask(path, { method: 'DELETE', headers: tus }),
    async upload(bytes, options) {
      const path = await client.begun(bytes, options);
      let last = await client.patch(path, 0, bytes.subarray(0, MAX_CHUNK));
      for (let at = MAX_CHUNK; at < bytes.length && last.ok; at += MAX_CHUNK) {
        last = await client.patch(path, at, bytes.subarray(at, at + MAX_CHUNK));
      }
      return last;
    },
    async status(...photos) {
      const answer = await ask('/api/photos/status', { json: { photos } });
      return (await answer.json()) as PhotoStatusResponse;
    },
    get: (photo, variant, headers = {}) => ask(`/api/photos/${photo}/${variant}`, { headers }),
  };
  return client;
}
