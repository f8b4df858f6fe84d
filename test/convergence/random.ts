/** Seeded randomness (mulberry32): the whole simulation is a function of its seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in 0 … n - 1. */
  below(n: number): number;
  chance(p: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
  bytes(n: number): Uint8Array;
}

export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (p) => next() < p,
    pick: (items) => items[below(items.length)],
    bytes: (n) => Uint8Array.from({ length: n }, () => below(256)),
  };
}
