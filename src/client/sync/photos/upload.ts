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

/** Continues the upload from the server's offset, or starts a new one. */
async function resume(
  { store, transport }: UploadContext,
  row: PhotoRow,
  variant: PhotoVariant,
): Promise<Result<{ readonly url: string; readonly offset: number }, UploadFailure>> {
  const known = row.uploads[variant];
  if (known !== undefined) {
    const offset = await transport.offset(known);
    if (offset.ok) return ok({ url: known, offset: offset.value });
    if (offset.error.code !== 'gone') return offset;
  }
  const created = await transport.create(metadataOf(row, variant), row.size[variant]);
  if (!created.ok) return created;
  const noted = await store.noteUpload(row.hash, variant, created.value);
  return noted.ok ? ok({ url: created.value, offset: 0 }) : noted;
}

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
  if (bytes?.byteLength !== row.size[variant]) return { code: 'refused', fault: 'lost' };
  const resumed = await resume(context, row, variant);
  if (!resumed.ok) return resumed.error;
  const { url, offset } = resumed.value;
  const port: ChunkPort<PhotoFailure, UploadFailure | 'going'> = {
    size: bytes.byteLength,
    halt: async () => ((await context.mayGoOn()) ? undefined : 'going'),
    bytes: async () => ok(bytes),
    offset: () => transport.offset(url),
    send: (at, chunk) => transport.send(url, at, chunk),
    async progress(at) {
      const noted = await store.noteSent(row.hash, before + at);
      return noted.ok ? undefined : noted.error;
    },
    judge: async (failure, isLast) => (failure.code === 'conflict' && !isLast ? undefined : failure),
  };
  return sendInChunks(port, pace, offset);
}
