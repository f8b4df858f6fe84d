import type { PhotoRow } from '../../../data/photos/photo-row.ts';

interface PhotoProgress {
  /** Bytes on the server, and of all photos that waited since the page was opened. */
  readonly sent: number;
  readonly total: number;
}

export const sizeOf = ({ size }: PhotoRow): number => size.full + size.thumb;

/**
 * Tracks progress so that a photo that left the list counts as sent and the bar never runs backwards.
 * @example const progress = makeProgress(); progress(rows)
 */
export function makeProgress(): (unsent: readonly PhotoRow[]) => PhotoProgress {
  const seen = new Map<string, number>();
  return (unsent) => {
    for (const row of unsent) seen.set(row.hash, sizeOf(row));
    const total = [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
    const left = unsent.reduce((sum, row) => sum + sizeOf(row) - row.sent, 0);
    return { sent: total - left, total };
  };
}
