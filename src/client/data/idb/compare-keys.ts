import type { KeyPart } from './backend.ts';

const rank = (part: KeyPart): number => (typeof part === 'number' ? 0 : typeof part === 'string' ? 1 : 2);

/** Compares keys as IndexedDB does ("compare two keys"): numbers, then text by code units, then arrays. */
export function compareKeys(a: readonly KeyPart[], b: readonly KeyPart[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as KeyPart, b[i] as KeyPart];
    if (rank(x) !== rank(y)) return rank(x) - rank(y);
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return a.length - b.length;
}
