import { makeListeners } from '../../platform/listeners.ts';
import type { Row } from './rows.ts';
import { untilDue } from './spacing.ts';
import { type ItemStatus, initialStatus, type QueueStatus } from './status.ts';

/** A wait that is worth a word. */
const LONG_MS = 60_000;

/** What the queue shows of itself. */
export interface Board {
  readonly status: () => QueueStatus;
  readonly subscribe: (listener: (status: QueueStatus) => void) => () => void;
  /** @param rows null where the phone's storage does not answer */
  readonly show: (rows: readonly Row[] | null) => void;
  readonly sending: (id: string, sent: number) => void;
  /** No item is on the line any more. */
  readonly rest: () => void;
  readonly arrived: (id: string) => void;
  /** Its owner has taken note. */
  readonly forget: (id: string) => void;
  readonly network: (network: QueueStatus['network']) => void;
  readonly clear: () => void;
}

const totalOf = ({ item }: Row): number => item.files.reduce((sum, { size }) => sum + size, item.sealed.length);

export function makeBoard(now: () => number): Board {
  const listeners = makeListeners<QueueStatus>();
  const onTheLine = new Set<string>();
  const sent = new Map<string, number>();
  const arrivals = new Map<string, ItemStatus>();
  let rows: readonly Row[] | null = null;
  let { network } = initialStatus;
  let status = initialStatus;

  const stateOf = ({ item }: Row): ItemStatus['state'] => {
    if (item.refused) return 'refused';
    return onTheLine.has(item.id) ? 'sending' : 'waiting';
  };

  const statusOf = (row: Row): ItemStatus => ({
    id: row.item.id,
    kind: row.item.kind,
    state: stateOf(row),
    until: untilDue(row.item, now()) > LONG_MS ? 'half_hour' : 'soon',
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
    subscribe(listener) {
      listener(status);
      return listeners.subscribe(listener);
    },
    show(next) {
      rows = next;
      report();
    },
    sending(id, bytes) {
      onTheLine.add(id);
      sent.set(id, bytes);
      report();
    },
    rest() {
      onTheLine.clear();
      report();
    },
    arrived(id) {
      const row = rows?.find(({ item }) => item.id === id);
      if (!row) return;
      const total = totalOf(row);
      arrivals.set(id, { ...statusOf(row), state: 'arrived', until: 'soon', sent: total, refused: null });
      report();
    },
    forget(id) {
      arrivals.delete(id);
      sent.delete(id);
      report();
    },
    network(next) {
      network = next;
      report();
    },
    clear: listeners.clear,
  };
}
