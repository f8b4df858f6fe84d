import { noOtherTabs, type TabChannel } from '../../../../../src/client/platform/tabs.ts';
import { makeTipSender } from '../../../../../src/client/tips/queue/sender.ts';
import type { TabNews, TipSender } from '../../../../../src/client/tips/queue/sender-types.ts';
import { httpTips, type TipTransport } from '../../../../../src/client/tips/queue/transport.ts';
import type { ItemStore } from '../../../../../src/client/tips/queue/types.ts';
import type { Faults } from '../../../../convergence/faults.ts';
import type { Random } from '../../../../convergence/random.ts';
import type { Timers } from '../../../../convergence/timers.ts';
import { plainResponse } from '../../../../support/plain-response.ts';
import { type Disk, makeDisk } from './disk.ts';
import { type Life, makeLife } from './life.ts';
import { makeLock } from './lock.ts';
import type { Network } from './network.ts';
import type { Witness } from './witness.ts';

/** A page of the site over the phone's one storage. */
export interface Tab {
  readonly life: Life;
  readonly sender: TipSender;
}

/** A phone: a storage that lasts, a clock that lies, perhaps a session, and pages that come and go. */
export interface Phone {
  readonly disk: Disk;
  readonly tabs: () => readonly Tab[];
  readonly isOnline: () => boolean;
  /** Without locks, several pages may look at the same item at once. */
  readonly hasLocks: boolean;
  /** Its browser says wrongly, now and then, that there is no network. */
  readonly hasWrongWord: boolean;
  now(): number;
  lastActive(): number | undefined;
  openTab(): Tab;
  kill(tab: Tab): void;
  setOnline(online: boolean): void;
  /** The app comes to the front. */
  wake(): void;
  jumpClock(ms: number): void;
  /** A member of this phone begins to work, or ends. */
  setSession(isOn: boolean): void;
  /** While somebody works, the session gives signs of life. */
  tick(): void;
}

/** A fault put into the queue on purpose, to see that the invariants notice. */
export interface Plant {
  readonly transport?: (transport: TipTransport) => TipTransport;
  readonly store?: (store: ItemStore) => ItemStore;
}

export interface PhoneWorld {
  readonly network: Network;
  readonly timers: Timers;
  readonly random: Random;
  readonly faults: Faults;
  readonly witness: Witness;
  /** The true time, ms. */
  readonly now: () => number;
  readonly plant: Plant;
}

/** Whatever the page asks of outside comes back through its life. */
const alive = <T extends object>(life: Life, part: T): T =>
  Object.fromEntries(
    Object.entries(part).map(([name, work]) => [
      name,
      (...given: unknown[]) => life.through((work as (...given: unknown[]) => Promise<unknown>)(...given)),
    ]),
  ) as T;

export function makePhone(world: PhoneWorld, { hasLocks }: { readonly hasLocks: boolean }): Phone {
  const { network, timers, random, faults, witness, plant } = world;
  const disk = makeDisk({ onFault: faults.note, ...witness.disk });
  const lock = makeLock();
  const listeners = new Map<Life, (news: TabNews) => void>();
  const hasChannels = random.chance(0.8);
  let tabs: readonly Tab[] = [];
  let [skew, isOnline, isSession] = [0, true, false];
  let mark: number | undefined;
  const now = () => world.now() + skew;
  const hasWrongWord = random.chance(0.1);

  const fetchFor =
    (life: Life): typeof fetch =>
    async (input, init) => {
      const { method = 'GET', headers, body } = init ?? {};
      const sent = {
        method,
        path: String(input),
        headers: new Headers(headers),
        body: (body ?? '') as string,
        isCut: false,
      };
      await witness.request(phone, life, sent);
      const reply = await network.exchange(sent, () => isOnline && life.isOn);
      if (!reply) throw new TypeError('Failed to fetch');
      return plainResponse(reply.status, reply.headers, reply.text);
    };

  const channelFor = (life: Life): TabChannel<TabNews> =>
    hasChannels
      ? {
          tell(news) {
            for (const [other, hear] of listeners)
              if (other !== life) queueMicrotask(() => other.call(() => hear(news)));
          },
          listen: (hear) => void listeners.set(life, hear),
          close: () => void listeners.delete(life),
        }
      : noOtherTabs;

  const phone: Phone = {
    disk,
    tabs: () => tabs,
    isOnline: () => isOnline,
    hasLocks,
    hasWrongWord,
    now,
    lastActive: () => mark,
    openTab() {
      const life = makeLife();
      const plan = timers.scheduleFor(life);
      const schedule = (ms: number, work: () => void) => plan(ms, () => life.call(work));
      const store = disk.open(() => phone.kill(tab));
      const transport = httpTips({ fetch: fetchFor(life) });
      const sender = makeTipSender({
        store: alive(life, plant.store?.(store) ?? store),
        transport: alive(life, plant.transport?.(transport) ?? transport),
        solve: async ({ parameters }) =>
          random.chance(0.03)
            ? undefined
            : { counter: 0, derivedKey: String((parameters as { nonce?: string }).nonce) },
        now,
        random: random.bytes,
        schedule,
        ...(hasLocks ? { exclusive: (work) => lock.exclusive(life, schedule, work) } : {}),
        lastActive: () => mark,
        isOnline: () => (hasWrongWord ? random.chance(0.5) : isOnline),
        channel: channelFor(life),
      });
      const tab: Tab = { life, sender };
      tabs = [...tabs, tab];
      witness.opened(phone, life);
      phone.tick();
      sender.start();
      return tab;
    },
    kill(tab) {
      tabs = tabs.filter((other) => other !== tab);
      tab.life.end();
      timers.end(tab.life);
      listeners.delete(tab.life);
      lock.release(tab.life);
      network.orphan();
    },
    setOnline(online) {
      const isBack = online && !isOnline;
      isOnline = online;
      if (isBack) phone.wake();
    },
    wake() {
      phone.tick();
      for (const { sender, life } of tabs) {
        witness.woken(phone, life);
        life.call(() => sender.wake());
      }
    },
    jumpClock(ms) {
      skew += ms;
      witness.clockJumped();
    },
    setSession(isOn) {
      isSession = isOn;
      phone.tick();
    },
    tick() {
      if (isSession) mark = now();
    },
  };
  return phone;
}
