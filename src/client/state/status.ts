import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { SyncStatus } from '../sync/status.ts';
import { useClient } from './context.ts';
import { createLive } from './live.ts';
import { createCounts } from './queue.ts';

/** The state of delivery for the whole phone, the same in every tab. */
export interface DeliveryStatus extends SyncStatus {
  /** The browser's guess about the network; only an answer proves it. */
  readonly online: boolean;
  readonly unsent: number;
  readonly attention: number;
  /** Server time of the last answer, milliseconds since 1970; null before the first. */
  readonly lastContact: number | null;
  /** Number of unsent changes when sending began; null while nothing is being sent. */
  readonly sendingOf: number | null;
}

/** Whether the phone or the last attempt says that the server cannot be reached. */
export const isUnreachable = ({ online, failure }: Pick<DeliveryStatus, 'online' | 'failure'>): boolean =>
  !online || failure === 'offline' || failure === 'foreign';

/** Sending that ends sooner is not shown as 发送中, because it would only flicker. */
const FLASH_MS = 300;

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

/** Returns true once `source` has been true for a moment, false at once. */
function createSettled(source: Accessor<boolean>): Accessor<boolean> {
  const [settled, setSettled] = createSignal(false);
  createEffect(
    on(source, (now) => {
      if (!now) {
        setSettled(false);
        return;
      }
      const timer = setTimeout(() => setSettled(true), FLASH_MS);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return settled;
}

const nothing: ReadonlySet<string> = new Set();

/** Returns the sync status of whichever tab is working. */
export function createSyncStatus(): Accessor<SyncStatus> {
  const { status: feed } = useClient();
  const [status, setStatus] = createSignal(feed.status());
  onCleanup(feed.subscribe((next) => setStatus(() => next)));
  const isSending = createMemo(() => status().sending.size > 0);
  const isShown = createSettled(isSending);
  return createMemo(() => (isShown() ? status() : { ...status(), sending: nothing }));
}

/** Combines counts, last contact and sync status. */
export function createStatus(): Accessor<DeliveryStatus> {
  const online = createOnline();
  const sync = createSyncStatus();
  const counts = createCounts();
  const lastContact = createLive(() => (store) => store.lastContact());
  const unsent = () => counts()?.unsent ?? 0;
  const sendingOf = createMemo<number | null>((before) => {
    if (sync().sending.size === 0) return null;
    return Math.max(before ?? 0, unsent());
  }, null);
  return createMemo(() => ({
    ...sync(),
    online: online(),
    unsent: unsent(),
    attention: counts()?.attention ?? 0,
    lastContact: lastContact() ?? null,
    sendingOf: sendingOf(),
  }));
}
