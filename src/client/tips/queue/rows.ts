import type { ItemStore, QueuedItem } from './types.ts';

/** An item, and where it lies. */
export interface Row {
  readonly item: QueuedItem;
  readonly home: ItemStore;
  readonly kept: 'phone' | 'memory';
}

/**
 * A message is known to the server only after its tip, and after the messages before it: of one mailbox, the texts go in
 * order, wherever each of them lies. What was refused holds up nothing.
 */
export const isBehind = ({ item }: Row, rows: readonly Row[]): boolean =>
  rows.some(
    ({ item: other }) =>
      other.mailbox === item.mailbox && other.seq < item.seq && !other.taken && other.refused === null,
  );

/** What failed least comes first, so that one that always fails never holds up the others. */
export const inTurn = (rows: readonly Row[], failures: (id: string) => number): readonly Row[] =>
  [...rows].sort((a, b) => failures(a.item.id) - failures(b.item.id));
