import { type Accessor, createRoot, createSignal } from 'solid-js';
import type { Store } from '../data/store.ts';
import { type Eviction, findEviction, forgetEviction, type Holdings, noteEviction, noteHoldings } from './eviction.ts';
import { type PersistenceOptions, requestPersistence } from './persistence.ts';

/** Protects the phone's records from eviction by the browser, and reports an eviction. */
export interface StorageProtection {
  /** An eviction that the user has not dismissed yet; reactive. */
  readonly eviction: Accessor<Eviction | undefined>;
  /** Reports that the server knows the session but the phone is empty: its records were cleared, maybe also the note. */
  reportCleared(): void;
  /** Marks the eviction as read. */
  dismiss(): void;
  /** Reports a save: there is now something to protect, and the user sees why the browser asks. */
  saved(): void;
  /** Asks the browser for persistent storage at the user's request; undefined if unsupported. */
  requestPersistence(): Promise<boolean | undefined>;
  stop(): void;
}

/** For a client that runs without a browser. */
export const noStorageProtection: StorageProtection = {
  eviction: () => undefined,
  reportCleared: () => undefined,
  dismiss: () => undefined,
  saved: () => undefined,
  requestPersistence: () => Promise.resolve(undefined),
  stop: () => undefined,
};

interface StorageProtectionOptions extends Omit<PersistenceOptions, 'memory'> {
  readonly store: Pick<Store, 'identity' | 'counts' | 'watch' | 'keepReserve'>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** Reads what the phone stores now; undefined when nobody is signed in. */
async function holdingsOf(store: StorageProtectionOptions['store']) {
  const identity = await store.identity();
  if (!identity) return undefined;
  const { unsent, attention } = await store.counts();
  return { member: identity.actor.member, unsent: unsent + attention };
}

export function startStorageProtection(options: StorageProtectionOptions): StorageProtection {
  const { store, memory, now } = options;
  const [eviction, setEviction, disposeSignal] = createRoot((dispose) => {
    const [get, set] = createSignal<Eviction>();
    return [get, set, dispose] as const;
  });
  /** The last state seen; null for an empty phone, undefined before the first look. */
  let last: Holdings | null | undefined;

  const stopWatch = store.watch(
    () => holdingsOf(store),
    (holdings) => {
      if (last === undefined) {
        setEviction(findEviction(memory, holdings === undefined, now()));
        if (holdings) void store.keepReserve();
      }
      // It was filled before and is empty now: the user signed out.
      if (holdings || last) noteHoldings(memory, holdings ?? null);
      last = holdings ?? null;
    },
    () => undefined,
  );
  return {
    eviction,
    reportCleared() {
      // The server may answer before the phone's first look: the note then still has the number.
      if (!eviction()) setEviction(findEviction(memory, true, now()) ?? noteEviction(memory, null, now()));
    },
    dismiss() {
      forgetEviction(memory);
      setEviction(undefined);
    },
    saved() {
      // Note the new change at once: the watched count follows later, and the phone may be cleared before that.
      if (last) noteHoldings(memory, { ...last, unsent: last.unsent + 1 });
      void requestPersistence(options).catch(() => undefined);
    },
    requestPersistence: () => requestPersistence(options, true).catch(() => undefined),
    stop() {
      stopWatch();
      disposeSignal();
    },
  };
}
