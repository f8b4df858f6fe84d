import type { Result } from '../../../domain/kernel/result.ts';
import type { PhotoStatusResponse, UploadMetadata } from '../../../protocol/photos/photo.ts';
import type { PhotoFault } from '../../data/photos/photo-row.ts';
import type { HttpFailure } from '../../platform/http/answer.ts';

/**
 * Why a step of an upload failed. `gone`: the server no longer knows the upload: begin anew. `conflict`: the upload stands
 * elsewhere than thought, as when another tab sends too: ask where. `full`: the server's disk is.
 */
export type PhotoFailure =
  | Exclude<HttpFailure, { readonly code: 'too_large' | 'bad_request' | 'upgrade' }>
  /** This photo is never taken. */
  | { readonly code: 'refused'; readonly fault: PhotoFault };

export type PhotoExchange<T> = Promise<Result<T, PhotoFailure>>;

/** Uploads by tus 1.0, and the receipt for them. Never throws for what a network can do. */
export interface PhotoTransport {
  /** Which of these photos the server holds from this member. */
  status(photos: readonly string[]): PhotoExchange<PhotoStatusResponse>;
  /** Begins an upload; gives the address at which it goes on. */
  create(metadata: UploadMetadata, bytes: number): PhotoExchange<string>;
  /** How many bytes of an upload are on the server's disk. */
  offset(upload: string): PhotoExchange<number>;
  /** Sends a chunk; gives the offset behind it. */
  send(upload: string, offset: number, chunk: Uint8Array<ArrayBuffer>): PhotoExchange<number>;
}
