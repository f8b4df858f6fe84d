import { type Accessor, createRoot, createSignal } from 'solid-js';
import type { Store } from '../data/store.ts';
import { type Eviction, findEviction, forgetEviction, type Holdings, noteEviction, noteHoldings } from './eviction.ts';
import { type PersistenceOptions, requestPersistence } from './persistence.ts';

/** Looks after what the phone holds: that the browser keeps it, and that it is said when it did not. */
export interface StorageProtection {
  /** The browser cleared this phone, and nobody has read that yet. Reactive. */
  readonly eviction: Accessor<Eviction | undefined>;
  /** The server knows who this is, and the phone does not: all that it held is gone, also the note of it. */
  reportCleared(): void;
  /** Somebody has read it. */
  dismiss(): void;
  /** Something was saved just now: worth protecting, and everybody sees why one asks. */
  saved(): void;
  /** Asks the browser for protection because somebody wishes it; undefined where there is none. */
  requestPersistence(): Promise<boolean | undefined>;
  stop(): void;
}

/** For a client without a browser around it. */
export const noStorageProtection: StorageProtection = {
  eviction: () => undefined,
  reportCleared: () => undefined,
  dismiss: () => undefined,
  saved: () => undefined,
  requestPersistence: () => Promise.resolve(undefined),
  stop: () => undefined,
};

export interface StorageProtectionOptions extends Omit<PersistenceOptions, 'memory'> {
  readonly store: Pick<Store, 'identity' | 'counts' | 'watch' | 'keepReserve'>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** What the phone holds, as of one moment; undefined when nobody is signed in on it. */
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
  /** What was seen last; null for an empty phone, undefined until the first look. */
  let last: Holdings | null | undefined;

  const stopWatch = store.watch(
    () => holdingsOf(store),
    (holdings) => {
      if (last === undefined) {
        setEviction(findEviction(memory, holdings === undefined, now()));
        if (holdings) void store.keepReserve();
      }
      // Emptied before our eyes: somebody signed out.
      if (holdings || last) noteHoldings(memory, holdings ?? null);
      last = holdings ?? null;
    },
    () => undefined,
  );
  return {
    eviction,
    reportCleared() {
      if (!eviction()) setEviction(noteEviction(memory, null, now()));
    },
    dismiss() {
      forgetEviction(memory);
      setEviction(undefined);
    },
    saved() {
      // Noted before the page says 已保存: the count itself follows a moment later, and the phone may be gone by then.
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
