import { ok, type Result } from '../../../domain/kernel/result.ts';
import { MAX_CHUNK, MIN_CHUNK, type PhotoVariant, type UploadMetadata } from '../../../protocol/photos/photo.ts';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import type { PhotoStore } from '../../data/photos/photo-store.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { PhotoFailure, PhotoTransport } from './photo-transport.ts';

export type UploadFailure = PhotoFailure | StorageFailure | { readonly code: 'internal' };

/** What the uploads of a run share. */
export interface UploadContext {
  readonly store: PhotoStore;
  readonly transport: PhotoTransport;
  /** Resolves when nothing more urgent wants the network; false when the app is going. */
  readonly mayGoOn: () => Promise<boolean>;
  /** Bytes of the next chunk: less after trouble, more after success. Kept from run to run. */
  readonly size: { chunk: number };
}

/** An upload that stands elsewhere than thought so often within one run is left for a later one. */
const MOST_CONFLICTS = 5;

const metadataOf = (row: PhotoRow, variant: PhotoVariant): UploadMetadata =>
  variant === 'full' ? { variant, sha256: row.hash } : { variant, sha256: row.thumbHash, photo: row.hash };

/** Where the upload goes on: as far as the server has it, or from the start of a new one. */
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
 * Sends one variant of a photo to its end, from wherever it was cut. At most one chunk goes over the line twice.
 * @param before bytes of the other variant that are with the server, for the progress
 * @returns the failure that stopped it; undefined when all bytes were taken, or the app is going
 */
export async function upload(
  context: UploadContext,
  row: PhotoRow,
  variant: PhotoVariant,
  before: number,
): Promise<UploadFailure | undefined> {
  const { store, transport, size } = context;
  const bytes = await store.bytes(row.hash, variant);
  if (bytes?.byteLength !== row.size[variant]) return { code: 'refused', fault: 'lost' };
  const resumed = await resume(context, row, variant);
  if (!resumed.ok) return resumed.error;
  const { url } = resumed.value;
  let { offset } = resumed.value;
  for (let conflicts = 0; offset < bytes.byteLength; ) {
    if (!(await context.mayGoOn())) return undefined;
    const chunk = new Uint8Array(bytes, offset, Math.min(size.chunk, bytes.byteLength - offset));
    const sent = await transport.send(url, offset, chunk);
    if (sent.ok) {
      offset = sent.value;
      size.chunk = Math.min(MAX_CHUNK, size.chunk * 2);
    } else if (sent.error.code === 'conflict' && ++conflicts <= MOST_CONFLICTS) {
      const known = await transport.offset(url);
      if (!known.ok) return known.error;
      offset = known.value;
    } else {
      size.chunk = Math.max(MIN_CHUNK, Math.floor(size.chunk / 2));
      return sent.error;
    }
    const noted = await store.noteSent(row.hash, before + offset);
    if (!noted.ok) return noted.error;
  }
  return undefined;
}
