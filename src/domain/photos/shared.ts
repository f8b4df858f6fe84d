import { MAX_PHOTOS } from './photo.ts';

/*
 * Photos that another app shares with this one, before they are in a record. They wait on the phone until somebody is
 * signed in and chooses a record for them.
 */

/** As many as one record takes. */
export const MAX_SHARED = MAX_PHOTOS;
/** A camera's largest photo has some 25 MB. */
export const MAX_SHARED_BYTES = 30_000_000;
/** All that waits, in bytes. */
export const MAX_SHARED_TOTAL = 120_000_000;
/** A photo before it is read. */
export interface SharedFile {
  readonly size: number;
  /** MIME type as the other app says it. */
  readonly type: string;
}

/**
 * Chooses which of the shared files are kept, in their order.
 * @param waiting sizes of the photos that wait already
 * @returns the places of those to keep; all others are left out
 */
export function chooseShared(files: readonly SharedFile[], waiting: readonly number[]): readonly number[] {
  let [count, total] = [waiting.length, waiting.reduce((sum, size) => sum + size, 0)];
  return files.flatMap(({ size, type }, at) => {
    const fits = count < MAX_SHARED && size > 0 && size <= MAX_SHARED_BYTES && total + size <= MAX_SHARED_TOTAL;
    if (!fits || !type.startsWith('image/')) return [];
    count++;
    total += size;
    return [at];
  });
}
