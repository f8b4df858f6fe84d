import { type Accessor, createRoot, createSignal } from 'solid-js';
import type { Store } from '../data/store.ts';
import { type Eviction, findEviction, forgetEviction, type Holdings, noteEviction, noteHoldings } from './eviction.ts';
import { type ProtectOptions, protect } from './protect.ts';

/** Looks after what the phone holds: that the browser keeps it, and that it is said when it did not. */
export interface Keeping {
  /** The browser cleared this phone, and nobody has read that yet. Reactive. */
  readonly eviction: Accessor<Eviction | undefined>;
  /** The server knows who this is, and the phone does not: all that it held is gone, also the note of it. */
  foundEmpty(): void;
  /** Somebody has read it. */
  dismiss(): void;
  /** Something was saved just now: worth protecting, and everybody sees why one asks. */
  saved(): void;
  /** Asks the browser for protection because somebody wishes it; undefined where there is none. */
  protect(): Promise<boolean | undefined>;
  stop(): void;
}

/** For a client without a browser around it. */
export const noKeeping: Keeping = {
  eviction: () => undefined,
  foundEmpty: () => undefined,
  dismiss: () => undefined,
  saved: () => undefined,
  protect: () => Promise.resolve(undefined),
  stop: () => undefined,
};

export interface KeepingOptions extends Omit<ProtectOptions, 'memory'> {
  readonly store: Pick<Store, 'identity' | 'counts' | 'watch' | 'keepReserve'>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** What the phone holds, as of one moment; undefined when nobody is signed in on it. */
async function holdingsOf(store: KeepingOptions['store']) {
  const identity = await store.identity();
  if (!identity) return undefined;
  const { unsent, attention } = await store.counts();
  return { member: identity.actor.member, unsent: unsent + attention };
}

export function startKeeping(options: KeepingOptions): Keeping {
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
    foundEmpty() {
      if (!eviction()) setEviction(noteEviction(memory, null, now()));
    },
    dismiss() {
      forgetEviction(memory);
      setEviction(undefined);
    },
    saved() {
      // Noted before the page says 已保存: the count itself follows a moment later, and the phone may be gone by then.
      if (last) noteHoldings(memory, { ...last, unsent: last.unsent + 1 });
      void protect(options).catch(() => undefined);
    },
    protect: () => protect(options, true).catch(() => undefined),
    stop() {
      stopWatch();
      disposeSignal();
    },
  };
}
