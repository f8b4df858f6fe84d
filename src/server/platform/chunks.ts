import { err, ok, type Result } from '../../domain/kernel/result.ts';

/** What came of one request's body. */
export interface Chunk {
  /** Where in the file it begins. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** False when the connection broke before its end. */
  readonly isWhole: boolean;
}

export interface ChunkFailure {
  readonly code: 'not_found' | 'conflict' | 'too_large' | 'bad_request';
  readonly detail?: string;
}

/** One file that comes in chunks, within a transaction. */
export interface ChunkStore<S> {
  /** Bytes of the smallest chunk that is kept, but for the last: crumbs would make countless rows of a file. */
  readonly least: number;
  /** Reads how far the file has come, and locks it; undefined where there is none. */
  readonly lock: () => Promise<S | undefined>;
  /** Keeps a part, and notes how many bytes there are now. */
  readonly keep: (start: number, bytes: Uint8Array, received: number) => Promise<S>;
}

/**
 * Adds a chunk where the file stands. It is in the database when this returns, also what came of a chunk that was cut
 * off. Of two that begin at the same place one gets `conflict`.
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
