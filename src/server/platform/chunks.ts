import { err, ok, type Result } from '../../domain/kernel/result.ts';

/** The received part of a request's body. */
export interface Chunk {
  /** Its offset in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** False if the connection broke before its end. */
  readonly isWhole: boolean;
}

export interface ChunkFailure {
  readonly code: 'not_found' | 'conflict' | 'too_large' | 'bad_request';
  readonly detail?: string;
}

/** A file that arrives in chunks, within a transaction. */
export interface ChunkStore<S> {
  /** Minimum bytes of a stored chunk, except the last: tiny chunks would make too many rows. */
  readonly least: number;
  /** Reads and locks the file's state; undefined for an unknown file. */
  readonly lock: () => Promise<S | undefined>;
  /** Stores a part and the new number of received bytes. */
  readonly keep: (start: number, bytes: Uint8Array, received: number) => Promise<S>;
}

/**
 * Appends a chunk. It is stored when this returns, even the received part of a broken one. Of two chunks with the same
 * offset, one gets `conflict`.
 */
export async function addChunk<S extends { readonly size: number; readonly received: number }>(
  { least, lock, keep }: ChunkStore<S>,
  { offset, bytes, isWhole }: Chunk,
): Promise<Result<S, ChunkFailure>> {
  const state = await lock();
  if (!state) return err({ code: 'not_found' });
  if (state.received !== offset) return err({ code: 'conflict' });
  const missing = state.size - offset;
  if (bytes.length > missing) return err({ code: 'too_large' });
  const isCrumb = bytes.length < least && bytes.length !== missing;
  if (isCrumb && isWhole && bytes.length > 0) return err({ code: 'bad_request', detail: 'chunk' });
  if (isCrumb || bytes.length === 0) return ok(state);
  return ok(await keep(offset, bytes, offset + bytes.length));
}
