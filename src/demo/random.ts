/** A seeded source of randomness: the same seed gives the same district. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError on an empty list */
  pick<T>(list: readonly T[]): T;
  /** @throws RangeError on an empty list */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T;
  bytes(count: number): Uint8Array;
  /** An independent source, so that one part's draws do not shift another's. */
  fork(label: string): Random;
}

/** Computes FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

const last = <T>(list: readonly T[]): T => {
  const item = list.at(-1);
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
};

/**
 * Makes a mulberry32 generator (Tommy Ettinger, public domain): small, fast and good enough for plausible data, not for
 * secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] ?? last(list),
    weighted(list, weight) {
      let rest = next() * list.reduce((sum, item) => sum + weight(item), 0);
      for (const item of list) {
        rest -= weight(item);
        if (rest < 0) return item;
      }
      return last(list);
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
    fork: (label) => seededRandom(seed ^ hash(label)),
  };
}
