import { makeCommands } from '../../src/client/state/commands.ts';
import { makeStore } from '../../src/client/storage/make-store.ts';
import { memoryBackend } from '../../src/client/storage/memory-backend.ts';
import type { Store } from '../../src/client/storage/store.ts';
import { makeSyncEngine } from '../../src/client/sync/engine.ts';
import type { SyncEngine } from '../../src/client/sync/engine-types.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Network } from './network.ts';
import type { Random } from './random.ts';

const TEN_YEARS = 10 * 365 * 86_400_000;

interface Timer {
  readonly due: number;
  readonly work: () => void;
}

/** Timers that run when the simulation says so. */
export interface Timers {
  readonly schedule: (ms: number, work: () => void) => () => void;
  fireDue(): void;
  clear(): void;
}

export function makeTimers(elapsed: () => number): Timers {
  const timers = new Set<Timer>();
  return {
    schedule(ms, work) {
      const timer = { due: elapsed() + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    fireDue() {
      for (const timer of [...timers].filter(({ due }) => due <= elapsed())) {
        timers.delete(timer);
        timer.work();
      }
    },
    clear: () => timers.clear(),
  };
}

/** A phone: its own store and clock, one or two tabs that sync at the same time. */
export interface Phone {
  readonly name: string;
  readonly actor: Actor;
  readonly store: Store;
  readonly engines: readonly SyncEngine[];
  readonly commands: ReturnType<typeof makeCommands>;
  readonly time: () => number;
  setOnline(online: boolean): void;
  /** The phone's clock goes wrong by up to ten years either way. */
  jumpClock(): void;
}

export interface PhoneOptions {
  readonly name: string;
  readonly actor: Actor;
  readonly tabs: number;
  readonly network: Network;
  readonly timers: Timers;
  readonly random: Random;
  /** The true time, milliseconds. */
  readonly now: () => number;
}

export function makePhone({ name, actor, tabs, network, timers, random, now: truth }: PhoneOptions): Phone {
  let skew = 0;
  let online = true;
  let offset = 0;
  const now = () => truth() + skew;
  const store = makeStore(memoryBackend(), { now, random: random.bytes });
  store.watch(
    () => store.offset(),
    (value) => {
      offset = value;
    },
    () => {},
  );
  const transport = network.transportOf(actor.member, () => online);
  const engines = Array.from({ length: tabs }, () =>
    makeSyncEngine({ store, transport, now, random: random.next, schedule: timers.schedule }),
  );
  const time = () => now() + offset;
  const written = () => random.pick(engines)?.trigger('write');
  return {
    name,
    actor,
    store,
    engines,
    time,
    commands: makeCommands({ store, identity: store.identity, time, random: random.bytes, written }),
    setOnline(next) {
      online = next;
      if (next) for (const engine of engines) engine.trigger('online');
    },
    jumpClock() {
      skew = Math.floor((random.next() * 2 - 1) * TEN_YEARS);
    },
  };
}
