import * as v from 'valibot';
import { UploadMetadata } from '../../../protocol/photos/photo.ts';

/** The supported version of tus; every answer names it. */
const VERSION = '1.0.0';
export const tusHeaders = { 'tus-resumable': VERSION };

/** Tells whether the client uses this version. The answer to any other names ours. */
export const speaksTus = (request: Request): boolean => request.headers.get('tus-resumable') === VERSION;
export const otherTus = { status: 412, headers: { 'tus-version': VERSION } } as const;

/** Tells whether a request brings a chunk. */
export const isChunk = (request: Request): boolean =>
  request.headers.get('content-type') === 'application/offset+octet-stream';

const count = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/** Parses `name value,name value …`, each value in Base64. */
const readMetadata = (header: string): Record<string, string> =>
  Object.fromEntries(
    header.split(',').map((pair) => {
      const [name = '', value = ''] = pair.trim().split(' ');
      return [name, Buffer.from(value, 'base64').toString()];
    }),
  );

/** Headers that begin an upload (tus 1.0, creation, creation-with-upload). */
export const BeginHeaders = v.object({
  'upload-length': count,
  'upload-metadata': v.pipe(v.string(), v.maxLength(1_000), v.transform(readMetadata), UploadMetadata),
});

/** Headers of a chunk (tus 1.0, core). */
export const ChunkHeaders = v.object({ 'upload-offset': count });
