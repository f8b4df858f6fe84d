import type { HistoryDraft } from './read-row.ts';

/** Most records of one request. */
export const MAX_CHUNK_ROWS = 500;

/** The records of some rows of a table, in the order of rows. */
export interface Chunk {
  /** The last row that the server has taken before. */
  readonly after: number;
  /** The last row of this chunk; rows between that made no record are passed over. */
  readonly upto: number;
  readonly drafts: readonly HistoryDraft[];
}

/**
 * Takes the next chunk of drafts, in the order of rows. All drafts of a row are in one chunk.
 * @param after the last row that the server has
 * @param last the last line of the table
 * @returns undefined when nothing is left
 */
export function nextChunk(drafts: readonly HistoryDraft[], after: number, last: number): Chunk | undefined {
  if (after >= last) return undefined;
  const left = drafts.filter(({ row }) => row > after);
  if (left.length <= MAX_CHUNK_ROWS) return { after, upto: last, drafts: left };
  const cut = left[MAX_CHUNK_ROWS]?.row ?? last;
  const first = left[0]?.row ?? last;
  // A row has fewer drafts than a chunk, so the cut never falls into the first row.
  const upto = Math.max(first, cut - 1);
  return { after, upto, drafts: left.filter(({ row }) => row <= upto) };
}
