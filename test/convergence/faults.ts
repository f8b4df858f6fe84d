/** Counts what went wrong in a story, by kind, to see that every fault really happens. */
export interface Faults {
  note(kind: string): void;
  readonly counts: ReadonlyMap<string, number>;
}

export function makeFaults(): Faults {
  const counts = new Map<string, number>();
  return {
    note: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    counts,
  };
}
