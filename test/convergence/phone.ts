import type { Backend } from '../../src/client/data/idb/backend.ts';
import * as refusedChanges from '../../src/client/data/outbox/refused-changes.ts';
import * as settleDates from '../../src/client/data/outbox/settle-dates.ts';
import { makePhoneClock, type PhoneClock } from '../../src/client/data/phone-clock.ts';
import type { Identity } from '../../src/client/data/store-types.ts';
import { type Commands, makeCommands } from '../../src/client/state/commands.ts';
import { makeSyncEngine } from '../../src/client/sync/engine.ts';
import type { SyncEngine, Trigger } from '../../src/client/sync/engine-types.ts';
import { laterEngine } from '../../src/client/sync/later-engine.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import type { Actor } from '../../src/domain/kernel/actor.ts';
import { dayAt, LAST_DAY } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import { PROTOCOL } from '../../src/protocol/kernel/version.ts';
import { must } from '../support/must.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { type Disk, makeDisk } from './disk.ts';
import type { Faults } from './faults.ts';
import type { Network } from './network.ts';
import type { Random } from './random.ts';
import type { Timers } from './timers.ts';

const YEAR = 365 * 86_400_000;
const TEN_YEARS = 10 * YEAR;
/** The app of these stories was built on the day before the first of them can begin. */
const BUILT = Date.UTC(2026, 5, 14);

/** An engine survives a bug of its own; the story does not. */
export const BUG = 'bug in an engine';

/** One page of the app: its own store and engine over the phone's one storage. */
export interface Tab {
  readonly store: WholeStore;
  readonly engine: SyncEngine;
  readonly commands: Commands;
}

/** A phone: a storage that lasts, a clock that lies, and tabs that come and go. */
export interface Phone {
  readonly name: string;
  readonly member: Id;
  readonly disk: Disk;
  /** An app of a release three schemas back, which the server lets push and not pull. */
  readonly isOld: boolean;
  /** The app's next start is of the present release. */
  update(): void;
  /** Starts the app where it is not running. */
  start(): void;
  /** The app's memory is gone; what was stored stays. */
  kill(): void;
  /** Somebody's page, if the app runs. */
  tab(): Tab | undefined;
  /** Tells whether a run of the app's engines is under way. */
  isWorking(): boolean;
  trigger(reason: Trigger): void;
  time(): number;
  setOnline(online: boolean): void;
  /** The phone's clock goes wrong by up to ten years either way. */
  jumpClock(): void;
  /** Sets the phone's clock, given the true time. */
  setClock(to: (now: number) => number, why: string): void;
  /** The network sets a clock right that was far behind. */
  putClockRight(): void;
  /** A second phone with all that this one holds, its device id too. */
  clone(name: string): Promise<Phone>;
}

/** A fault put into the app on purpose, to see that the invariants notice. */
export interface Plant {
  readonly transport?: (transport: Transport) => Transport;
  readonly backend?: (backend: Backend) => Backend;
}

export interface PhoneWorld {
  readonly network: Network;
  readonly timers: Timers;
  readonly random: Random;
  readonly faults: Faults;
  /** The true time, milliseconds. */
  readonly now: () => number;
  readonly plant: Plant;
}

export interface PhoneOptions {
  readonly name: string;
  readonly actor: Actor;
  readonly tabs: number;
  readonly isOld: boolean;
  readonly district: string;
}

/** A phone on which somebody has just signed in. */
export async function makePhone(
  world: PhoneWorld,
  { name, actor, tabs, isOld, district }: PhoneOptions,
): Promise<Phone> {
  const disk = makeDisk(world.faults.note);
  const store = makeWholeStore(disk.raw, { now: world.now, random: world.random.bytes });
  const identity: Identity = { actor: { ...actor, name: '', squadName: null }, district: { id: district, name: '' } };
  must(await store.enter(identity));
  return phoneOver(world, disk, { name, member: actor.member, tabs, isOld });
}

interface Made {
  readonly name: string;
  readonly member: Id;
  readonly tabs: number;
  readonly isOld: boolean;
}

function phoneOver(world: PhoneWorld, disk: Disk, made: Made): Phone {
  const { name, member, tabs: count } = made;
  const { network, timers, random, faults, plant } = world;
  let { isOld } = made;
  let skew = 0;
  let online = true;
  let running: { readonly tabs: readonly Tab[]; isOn: boolean } | undefined;
  let known: Parameters<PhoneClock['read']>[0] = { offset: 0, lastContact: null };
  const now = () => world.now() + skew;
  // What a tab that is closed would say, for the story itself.
  const outside = makePhoneClock({ now, built: BUILT });

  function openTab(process: object, power: { isOn: () => boolean; cut: () => void }): Tab {
    const backend = disk.open(power);
    const clock = makePhoneClock({ now, running: world.now, run: newId(world.now(), random.bytes), built: BUILT });
    const store = makeWholeStore(plant.backend?.(backend) ?? backend, {
      now,
      random: random.bytes,
      clock,
      // An import takes turns of the event loop, which no seed decides.
      parts: {
        settling: () => network.load(settleDates),
        refused: () => network.load(refusedChanges),
      },
    });
    store.watch(
      () => store.timing(),
      (value) => {
        known = value;
      },
      () => {},
    );
    const isOnline = () => online && power.isOn();
    const transport = network.transportOf({ member, isOnline, protocol: () => (phone.isOld ? 0 : PROTOCOL) });
    const timing = { now, random: random.next, schedule: timers.scheduleFor(process) };
    const engine = laterEngine({
      ...timing,
      load: async () =>
        (await network.load(makeSyncEngine))({
          ...timing,
          store,
          transport: plant.transport?.(transport) ?? transport,
          clock,
        }),
      whenIdle(work) {
        work();
        return () => undefined;
      },
    });
    engine.subscribe(({ failure }) => {
      if (failure === 'internal') faults.note(BUG);
    });
    const time = () => clock.read(known).time;
    const lastDay = () => (clock.read(known).trust === 'confirmed' ? dayAt(time()) : LAST_DAY);
    const written = () => engine.trigger('write');
    return {
      store,
      engine,
      commands: makeCommands({ store, identity: store.identity, time, lastDay, random: random.bytes, written }),
    };
  }

  const phone: Phone = {
    name,
    member,
    disk,
    get isOld() {
      return isOld;
    },
    update() {
      if (!isOld) return;
      faults.note('app updated');
      isOld = false;
      phone.kill();
      phone.start();
    },
    start() {
      if (running?.isOn) return;
      const process = { isOn: true, tabs: [] as Tab[] };
      const power = { isOn: () => process.isOn, cut: phone.kill };
      running = process;
      for (let i = 0; i < count; i++) process.tabs.push(openTab(process, power));
      phone.trigger('start');
    },
    kill() {
      if (!running?.isOn) return;
      running.isOn = false;
      for (const { engine } of running.tabs) engine.stop();
      timers.end(running);
    },
    tab: () => (running?.isOn ? random.pick(running.tabs) : undefined),
    isWorking: () => running?.isOn === true && running.tabs.some(({ engine }) => engine.status().working),
    trigger(reason) {
      if (running?.isOn) for (const { engine } of running.tabs) engine.trigger(reason);
    },
    time: () => outside.read(known).time,
    setOnline(next) {
      online = next;
      if (next) phone.trigger('online');
    },
    jumpClock() {
      faults.note('clock jump');
      skew = Math.floor((random.next() * 2 - 1) * TEN_YEARS);
    },
    setClock(to, why) {
      faults.note(why);
      skew = Math.floor(to(world.now())) - world.now();
    },
    putClockRight() {
      if (skew > -YEAR) return;
      faults.note('clock put right');
      skew = 0;
    },
    async clone(copyName) {
      faults.note('phone cloned');
      return phoneOver(world, await disk.clone(), { ...made, name: copyName, isOld });
    },
  };
  return phone;
}
