import type { Result } from '../../../domain/kernel/result.ts';
import type { PhotoStatusResponse, UploadMetadata } from '../../../protocol/photos/photo.ts';
import type { PhotoFault } from '../../data/photos/photo-row.ts';
import type { HttpFailure } from '../../platform/http/answer.ts';

/**
 * Why a step of an upload failed. `gone`: the server no longer knows the upload, start again. `conflict`: the offset
 * differs, for example because another tab sends too. `full`: the server's disk is full.
 */
export type PhotoFailure =
  | Exclude<HttpFailure, { readonly code: 'too_large' | 'bad_request' | 'upgrade' }>
  /** The server will never accept this photo. */
  | { readonly code: 'refused'; readonly fault: PhotoFault };

export type PhotoExchange<T> = Promise<Result<T, PhotoFailure>>;

/** Uploads by tus 1.0 and confirms receipt. Network failures are returned, not thrown. */
export interface PhotoTransport {
  /** Returns which of these photos the server has from this member. */
  status(photos: readonly string[]): PhotoExchange<PhotoStatusResponse>;
  /** Starts an upload with its first chunk. Returns its address, and the offset after the chunk. */
  create(
    metadata: UploadMetadata,
    size: number,
    chunk: Uint8Array<ArrayBuffer>,
  ): PhotoExchange<{ readonly url: string; readonly offset: number }>;
  /** Returns the bytes of an upload that the server has stored. */
  offset(upload: string): PhotoExchange<number>;
  /** Sends a chunk and returns the offset after it. */
  send(upload: string, offset: number, chunk: Uint8Array<ArrayBuffer>): PhotoExchange<number>;
}
