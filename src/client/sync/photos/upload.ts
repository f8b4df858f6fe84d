import { ok, type Result } from '../../../domain/kernel/result.ts';
import type { PhotoVariant, UploadMetadata } from '../../../protocol/photos/photo.ts';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import type { PhotoStore } from '../../data/photos/photo-store.ts';
import { type ChunkPort, type Pace, sendInChunks } from '../../platform/chunks.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { PhotoFailure, PhotoTransport } from './photo-transport.ts';

export type UploadFailure = PhotoFailure | StorageFailure | { readonly code: 'internal' };

/** State shared by the uploads of a run. */
export interface UploadContext {
  readonly store: PhotoStore;
  readonly transport: PhotoTransport;
  /** Resolves when nothing more urgent needs the network; false if sending must stop. */
  readonly mayGoOn: () => Promise<boolean>;
  readonly pace: Pace;
}

const metadataOf = (row: PhotoRow, variant: PhotoVariant): UploadMetadata =>
  variant === 'full' ? { variant, sha256: row.hash } : { variant, sha256: row.thumbHash, photo: row.hash };

/**
 * Sends one variant of a photo from where it was interrupted.
 * @param before bytes of the other variant on the server, for progress
 * @returns the failure, or `going` if sending must stop; undefined when the server has all bytes
 */
export async function upload(
  context: UploadContext,
  row: PhotoRow,
  variant: PhotoVariant,
  before: number,
): Promise<UploadFailure | 'going' | undefined> {
  const { store, transport, pace } = context;
  const bytes = await store.bytes(row.hash, variant);
  const size = row.size[variant];
  if (bytes?.byteLength !== size) return { code: 'refused', fault: 'lost' };
  let url = row.uploads[variant];

  async function begin(chunk: Uint8Array<ArrayBuffer>): Promise<Result<number, UploadFailure>> {
    const begun = await transport.create(metadataOf(row, variant), size, chunk);
    if (!begun.ok) return begun;
    url = begun.value.url;
    const noted = await store.noteUpload(row.hash, variant, url);
    return noted.ok ? ok(begun.value.offset) : noted;
  }

  /** Returns the server's offset; an upload that it no longer knows begins again. */
  async function offset(): Promise<Result<number, UploadFailure>> {
    if (url === undefined) return ok(0);
    const known = await transport.offset(url);
    if (known.ok || known.error.code !== 'gone') return known;
    url = undefined;
    return ok(0);
  }

  const port: ChunkPort<UploadFailure, UploadFailure | 'going'> = {
    size,
    halt: async () => ((await context.mayGoOn()) ? undefined : 'going'),
    bytes: async () => ok(bytes),
    offset,
    send: (at, chunk) => (url === undefined ? begin(chunk) : transport.send(url, at, chunk)),
    async progress(at) {
      const noted = await store.noteSent(row.hash, before + at);
      return noted.ok ? undefined : noted.error;
    },
    judge: async (failure, isLast) => (failure.code === 'conflict' && !isLast ? undefined : failure),
  };
  return sendInChunks(port, pace);
}
