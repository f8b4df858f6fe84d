import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js';
import type { SyncStatus } from '../sync/status.ts';
import { useClient } from './context.ts';
import { createLive } from './live.ts';
import { createCounts } from './queue.ts';

/** The truth about delivery, for the whole phone. */
export interface DeliveryStatus extends SyncStatus {
  /** What the phone believes of its network; only an answer proves it. */
  readonly online: boolean;
  readonly unsent: number;
  readonly attention: number;
  /** Server time of the last answer, milliseconds since 1970; null before the first. */
  readonly lastContact: number | null;
}

function createOnline(): Accessor<boolean> {
  const [online, setOnline] = createSignal(navigator.onLine);
  const update = () => setOnline(navigator.onLine);
  addEventListener('online', update);
  addEventListener('offline', update);
  onCleanup(() => {
    removeEventListener('online', update);
    removeEventListener('offline', update);
  });
  return online;
}

/** The engine's own status: what is under way, when it tries next. */
export function createSyncStatus(): Accessor<SyncStatus> {
  const { engine } = useClient();
  const [status, setStatus] = createSignal(engine.status());
  onCleanup(engine.subscribe((next) => setStatus(() => next)));
  return status;
}

/** Everything about delivery in one place: counts, last contact, what happens next. */
export function createStatus(): Accessor<DeliveryStatus> {
  const online = createOnline();
  const sync = createSyncStatus();
  const counts = createCounts();
  const lastContact = createLive(() => (store) => store.lastContact());
  return createMemo(() => ({
    ...sync(),
    online: online(),
    unsent: counts()?.unsent ?? 0,
    attention: counts()?.attention ?? 0,
    lastContact: lastContact() ?? null,
  }));
}
