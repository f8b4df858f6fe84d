import type { Id } from '../../../domain/kernel/id.ts';
import type { PhotoRefusal, PhotoVariant } from '../../../protocol/photos/photo.ts';

/**
 * Where a photo of this phone stands. `draft`: chosen in a form that is not saved yet. `waiting`: to be sent. `failed`:
 * the server will never take it as it is; somebody has to look. `received`: the server has said that it holds it.
 */
export type PhotoState = 'draft' | 'waiting' | 'failed' | 'received';

/** One photo; its bytes lie in a table of their own, so that no list and no live query ever loads them. */
export interface PhotoRow {
  /** SHA-256 of the full image, lower-case hex. */
  readonly hash: string;
  /** SHA-256 of the thumbnail. */
  readonly thumbHash: string;
  /** Bytes of each variant. */
  readonly size: Readonly<Record<PhotoVariant, number>>;
  readonly state: PhotoState;
  /** Phone time of choosing it, milliseconds since 1970: the order of sending. */
  readonly addedAt: number;
  /** Records that name it, as far as this phone has saved them. */
  readonly records: readonly Id[];
  /** Where an upload under way goes on. */
  readonly uploads: Readonly<Partial<Record<PhotoVariant, string>>>;
  /** Bytes of both variants that the server has confirmed. */
  readonly sent: number;
  readonly failure?: PhotoFault;
  /** Phone time at which the server was heard to hold it. */
  readonly receivedAt?: number;
}

/**
 * Why the server will never take a photo. `too_large`: more bytes than it accepts. `lost`: the phone lost the bytes.
 * `unknown`: for a reason of a newer server.
 */
export type PhotoFault = PhotoRefusal | 'too_large' | 'lost' | 'unknown';

/** The JPEG itself. An ArrayBuffer: Safari loses Blobs that it keeps in IndexedDB. */
export interface PhotoBytesRow {
  /** HASH/full or HASH/thumb */
  readonly key: string;
  readonly bytes: ArrayBuffer;
}

export const bytesKey = (hash: string, variant: PhotoVariant): string => `${hash}/${variant}`;

/** The keys of all that is kept of a photo's bytes. */
export const bytesKeys = (hash: string): string[] => [bytesKey(hash, 'full'), bytesKey(hash, 'thumb')];
