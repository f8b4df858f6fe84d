import { makeListeners } from '../../platform/listeners.ts';
import type { Row } from './queue-items.ts';
import type { RefusalCode } from './types.ts';
import { untilDue } from './unlinkable-delay.ts';

/** The status of one item, for the page. */
export interface ItemStatus {
  readonly id: string;
  readonly kind: 'tip' | 'message';
  /**
   * `waiting`: for its time, for a network, or for the next attempt. `arrived`: the server has all of it, and nothing is left
   * on the phone; known only to pages that were open at that moment.
   */
  readonly state: 'waiting' | 'sending' | 'arrived' | 'refused';
  /** How long it waits for its time. */
  readonly until: 'soon' | 'half_hour';
  /** The server has the text; photos are still to come. */
  readonly hasText: boolean;
  /** Bytes sent, of text and photos. */
  readonly sent: number;
  readonly total: number;
  /** Why the server will never take it. It stays until its owner removes it. */
  readonly refused: RefusalCode | null;
  /** `memory`: the phone had no room; closing the page loses it. */
  readonly kept: Row['kept'];
}

export interface QueueStatus {
  /** Oldest first; null until the phone's storage has answered. */
  readonly items: readonly ItemStatus[] | null;
  /** Result of the last attempt. `busy`: the server failed or asked to come again later. */
  readonly network: 'unknown' | 'good' | 'none' | 'busy';
}

export const initialStatus: QueueStatus = { items: null, network: 'unknown' };

/** Shorter waits are shown as `soon`, milliseconds. */
const SOON_MS = 60_000;

const totalOf = ({ item }: Row): number => item.files.reduce((sum, { size }) => sum + size, item.sealed.length);

/** Makes the status that pages show, and tells it to them at each change. */
export function makeQueueStatus(now: () => number) {
  const listeners = makeListeners<QueueStatus>();
  const sending = new Set<string>();
  const sent = new Map<string, number>();
  const arrivals = new Map<string, ItemStatus>();
  let rows: readonly Row[] | null = null;
  let { network } = initialStatus;
  let status = initialStatus;

  const stateOf = ({ item }: Row): ItemStatus['state'] => {
    if (item.refused) return 'refused';
    return sending.has(item.id) ? 'sending' : 'waiting';
  };

  const statusOf = (row: Row): ItemStatus => ({
    id: row.item.id,
    kind: row.item.kind,
    state: stateOf(row),
    until: untilDue(row.item, now()) > SOON_MS ? 'half_hour' : 'soon',
    hasText: row.item.taken,
    sent: sent.get(row.item.id) ?? (row.item.taken ? row.item.sealed.length : 0),
    total: totalOf(row),
    refused: row.item.refused,
    kept: row.kept,
  });

  const report = () => {
    const here = rows?.filter(({ item }) => !arrivals.has(item.id)).map(statusOf) ?? [];
    status = { items: rows || arrivals.size ? [...arrivals.values(), ...here] : null, network };
    listeners.tell(status);
  };

  return {
    status: () => status,
    /** Calls the listener now and at each change. @returns the stop */
    subscribe(listener: (status: QueueStatus) => void): () => void {
      listener(status);
      return listeners.subscribe(listener);
    },
    /** @param next null if the phone's storage does not answer */
    show(next: readonly Row[] | null): void {
      rows = next;
      report();
    },
    sending(id: string, bytes: number): void {
      sending.add(id);
      sent.set(id, bytes);
      report();
    },
    /** Called when no item is being sent any more. */
    rest(): void {
      sending.clear();
      report();
    },
    arrived(id: string): void {
      const row = rows?.find(({ item }) => item.id === id);
      if (!row) return;
      const total = totalOf(row);
      arrivals.set(id, { ...statusOf(row), state: 'arrived', until: 'soon', sent: total, refused: null });
      report();
    },
    forget(id: string): void {
      arrivals.delete(id);
      sent.delete(id);
      report();
    },
    network(next: QueueStatus['network']): void {
      network = next;
      report();
    },
    clear: listeners.clear,
  };
}
