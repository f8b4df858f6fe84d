import type { Id } from '../../../domain/kernel/id.ts';
import type { PhotoRefusal, PhotoVariant } from '../../../protocol/photos/photo.ts';

/**
 * State of a photo. `draft`: chosen in an unsaved form. `waiting`: to be sent. `failed`: the server will never accept
 * it; the owner has to act. `received`: the server has confirmed it.
 */
export type PhotoState = 'draft' | 'waiting' | 'failed' | 'received';

/** A photo. Its bytes are in a table of their own, so that no list or live query loads them. */
export interface PhotoRow {
  /** SHA-256 of the full image, lower-case hex. */
  readonly hash: string;
  /** SHA-256 of the thumbnail. */
  readonly thumbHash: string;
  /** Bytes of each variant. */
  readonly size: Readonly<Record<PhotoVariant, number>>;
  readonly state: PhotoState;
  /** Phone time of choosing it, milliseconds since 1970; defines the order of sending. */
  readonly addedAt: number;
  /** Records saved on this phone that name it. */
  readonly records: readonly Id[];
  /** Address of each unfinished upload. */
  readonly uploads: Readonly<Partial<Record<PhotoVariant, string>>>;
  /** Bytes of both variants that the server has confirmed. */
  readonly sent: number;
  readonly failure?: PhotoFault;
  /** Phone time of the server's confirmation. */
  readonly receivedAt?: number;
}

/**
 * Why the server will never accept a photo. `too_large`: more bytes than it accepts. `lost`: the phone lost the bytes.
 * `unknown`: a reason of a newer server.
 */
export type PhotoFault = PhotoRefusal | 'too_large' | 'lost' | 'unknown';

/** A JPEG as ArrayBuffer, because Safari loses Blobs stored in IndexedDB. */
export interface PhotoBytesRow {
  readonly key: string;
  readonly bytes: ArrayBuffer;
}

export const bytesKey = (hash: string, variant: PhotoVariant): string => `${hash}/${variant}`;

/** Returns the keys of both variants. */
export const bytesKeys = (hash: string): string[] => [bytesKey(hash, 'full'), bytesKey(hash, 'thumb')];
