import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { SyncStatus } from '../sync/status.ts';
import { useClient } from './context.ts';
import { createLive } from './live.ts';
import { createCounts } from './queue.ts';

/** The truth about delivery, for the whole phone and the same in every tab. */
export interface DeliveryStatus extends SyncStatus {
  /** What the phone believes of its network; only an answer proves it. */
  readonly online: boolean;
  readonly unsent: number;
  readonly attention: number;
  /** Server time of the last answer, milliseconds since 1970; null before the first. */
  readonly lastContact: number | null;
  /** How many waited when this sending began; null while nothing is under way. */
  readonly sendingOf: number | null;
}

/** What is done faster than this is never called 发送中: a word that only flashes tells nothing. */
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

/** True a moment after `source` became true, false at once. */
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

/** What is under way in whichever tab, and when it is tried next. */
export function createSyncStatus(): Accessor<SyncStatus> {
  const { status: feed } = useClient();
  const [status, setStatus] = createSignal(feed.status());
  onCleanup(feed.subscribe((next) => setStatus(() => next)));
  const isSending = createMemo(() => status().sending.size > 0);
  const isShown = createSettled(isSending);
  return createMemo(() => (isShown() ? status() : { ...status(), sending: nothing }));
}

/** Everything about delivery in one place: counts, last contact, what happens next. */
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
