import { setImmediate } from 'node:timers/promises';
import { TIPS_PATH, type TipRefusal } from '../../../../../src/protocol/tips/tip.ts';
import { makeFaults } from '../../../../convergence/faults.ts';
import { makeRandom, type Random } from '../../../../convergence/random.ts';
import { makeTimers } from '../../../../convergence/timers.ts';
import { writeFaults } from './disk.ts';
import { findViolations } from './invariants.ts';
import { makeSealed, type Sealed } from './items.ts';
import { makeNetwork, type Network } from './network.ts';
import { makePhone, type Phone, type Plant, type Tab } from './phone.ts';
import { TipServer } from './server.ts';
import { makeWitness, type Witness } from './witness.ts';

const STEPS = 300;
const NOON = Date.UTC(2026, 10, 27, 4);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Good weather lasts for so many times five minutes, at most. */
const MOST_ROUNDS = 120;
const MOST_FLIGHTS = 20_000;

/** What came of a story. */
export interface Story {
  readonly seed: number;
  readonly sealed: number;
  readonly refused: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What must not be; empty when all is well. */
  readonly violations: readonly string[];
}

export interface Stage {
  readonly random: Random;
  readonly server: TipServer;
  readonly network: Network;
  readonly phone: Phone;
  readonly witness: Witness;
  /** Pages that hold something which lies nowhere else. */
  readonly inMemory: Map<string, Tab>;
  /** Files that were spoilt on the phone. */
  readonly damaged: Set<string>;
  readonly isAlone: boolean;
  readonly note: (fault: string) => void;
}

const refusals: readonly TipRefusal[] = ['epoch_expired', 'epoch_unknown', 'grants_wrong', 'not_sealed', 'too_many'];

/** The mailbox's next number; undefined where one of it may be lost with a page. */
function nextSeq({ witness, inMemory }: Stage, token: string): number | undefined {
  const all = [...witness.sealed.values()].filter((each) => each.token === token);
  if (all.some(({ id }) => inMemory.has(id))) return undefined;
  return Math.max(-1, ...all.filter(({ id }) => witness.stored.has(id)).map(({ seq }) => seq)) + 1;
}

function sealSomething(stage: Stage): Sealed | undefined {
  const { random, witness, server } = stage;
  const tokens = [...new Set([...witness.sealed.values()].map(({ token }) => token))];
  const token = random.chance(0.5) ? random.pick(tokens) : undefined;
  const seq = token === undefined ? 0 : nextSeq(stage, token);
  if (seq === undefined) return undefined;
  const made = makeSealed(random, token ?? Buffer.from(random.bytes(32)).toString('hex'), seq);
  witness.sealed.set(made.id, made);
  if (random.chance(0.06)) server.refusals.set(made.id, random.pick(refusals) ?? 'not_sealed');
  return made;
}

/** 加密并发送, as the page does it; where the phone has no room, in this page's memory. */
async function seal(stage: Stage, tab: Tab): Promise<void> {
  const made = sealSomething(stage);
  if (!made) return;
  const { ready, token, id } = made;
  const kept = await tab.sender.enqueue(ready, { token });
  if (kept.ok && !stage.witness.stored.has(id)) stage.witness.violations.push(`${id} was said to be kept and is not`);
  if (kept.ok || !stage.phone.isOnline()) return;
  stage.note('kept in memory');
  stage.inMemory.set(id, tab);
  stage.witness.hurried.add(id);
  await tab.sender.enqueue(ready, { token }, 'memory');
}

async function sendNow({ witness, phone }: Stage, tab: Tab): Promise<void> {
  for (const { id } of await phone.disk.raw.items()) witness.hurried.add(id);
  await tab.sender.sendNow();
}

/** The owner takes note of a refusal. */
async function giveUp({ witness, random }: Stage, tab: Tab): Promise<void> {
  const refused = random.pick(tab.sender.status().items?.filter(({ state }) => state === 'refused') ?? []);
  if (!refused) return;
  witness.givenUp.add(refused.id);
  await tab.sender.remove(refused.id);
}

function trouble(stage: Stage): void {
  const { random, phone, note, isAlone, damaged, witness } = stage;
  const tab = random.pick(phone.tabs());
  const dice = random.next();
  if (dice < 0.14) phone.setOnline(false);
  else if (dice < 0.4) phone.setOnline(true);
  else if (dice < 0.5) phone.wake();
  else if (dice < 0.6 && tab) {
    note('page killed');
    phone.kill(tab);
  } else if (dice < 0.7 && !isAlone && phone.tabs().length < 3) phone.openTab();
  else if (dice < 0.75 && tab) {
    note('page frozen');
    tab.life.freeze();
  } else if (dice < 0.8) for (const { life } of phone.tabs()) life.thaw();
  else if (dice < 0.85) {
    note('clock jump');
    phone.jumpClock(Math.floor((random.next() * 2 - 1) * (random.chance(0.5) ? 1 : 24 * 365) * HOUR_MS));
  } else if (dice < 0.93) phone.disk.arm(random.pick(writeFaults) ?? 'failed', 1 + random.below(4));
  else if (dice < 0.96) phone.disk.closeReads(1 + random.below(3));
  else if (dice < 0.98) phone.disk.setFull(random.chance(0.5));
  else if (dice < 0.99) {
    const file = random.pick([...witness.sealed.values()].flatMap(({ files }) => files));
    if (!file) return;
    note('photo damaged');
    damaged.add(file.id);
    phone.disk.damage(file.id);
  } else forgetSomething(stage);
}

/** A server that was restored from a backup: only of what the phone still has, since more nobody could mend. */
function forgetSomething({ random, witness, server, network, note }: Stage): void {
  const made = random.pick([...witness.sealed.values()].filter(({ id }) => witness.stored.has(id)));
  if (!made || server.hasAllOf(made.id)) return;
  if ([...witness.sealed.values()].some(({ token, id }) => token === made.token && id !== made.id)) return;
  note('server forgets');
  server.forget(made.id);
  for (const { id } of made.files) network.excuse(`${TIPS_PATH}/files/${id}`);
}

/** Lets all that follows from the last step happen: it consists of promises only. */
const settle = () => setImmediate();

/**
 * Plays one story: a phone with one page or several, a session that goes on beside, a network that loses, doubles, cuts and
 * refuses, a clock that jumps, a storage that fails, pages that are killed at any step. Then good weather, and the
 * invariants. The story is a function of its seed.
 */
export async function tell(seed: number, plant: Plant = {}): Promise<Story> {
  const random = makeRandom(seed);
  const faults = makeFaults();
  let elapsed = 0;
  const server = new TipServer(random);
  const network = makeNetwork(server, random, faults);
  const witness = makeWitness(server, () => elapsed);
  const timers = makeTimers(() => elapsed);
  const world = { network, timers, random, faults, witness, now: () => NOON + elapsed, plant };
  const isAlone = random.chance(0.4);
  const hasLocks = random.chance(0.7);
  const phone = makePhone(world, { hasLocks });
  const stage: Stage = {
    random,
    server,
    network,
    phone,
    witness,
    inMemory: new Map(),
    damaged: new Set(),
    isAlone,
    note: faults.note,
  };
  const advance = (ms: number) => {
    elapsed += ms;
    phone.tick();
    timers.fireDue();
  };
  const act = (work: (stage: Stage, tab: Tab) => Promise<void>) => {
    const tab = random.pick(phone.tabs()) ?? phone.openTab();
    if (!tab.life.isFrozen) void work(stage, tab);
  };

  function happen(): void {
    const dice = random.next();
    if (dice < 0.08) act(seal);
    else if (dice < 0.17) trouble(stage);
    else if (dice < 0.76) network.step();
    else if (dice < 0.93) advance(random.below(MINUTE_MS));
    else if (dice < 0.96) advance(random.below(2 * HOUR_MS));
    else if (dice < 0.98) phone.setSession(random.chance(0.4));
    else if (dice < 0.99) act(sendNow);
    else act(giveUp);
  }

  async function drain(): Promise<void> {
    await settle();
    for (let flights = 0; network.isBusy(); flights++) {
      if (flights > MOST_FLIGHTS) throw new Error('the network never comes to rest');
      network.step();
      await settle();
    }
  }

  const isAtRest = async () => {
    const items = await phone.disk.raw.items();
    const inMemory = [...stage.inMemory].filter(([id, { life }]) => life.isOn && !server.hasAllOf(id));
    return items.every(({ refused }) => refused !== null) && inMemory.length === 0;
  };

  /** Power, network and room for everybody, until nothing waits any more. A session may go on. */
  async function goodWeather(): Promise<void> {
    network.calm();
    phone.disk.heal();
    for (const { life } of phone.tabs()) life.thaw();
    if (phone.tabs().length === 0) phone.openTab();
    phone.setOnline(true);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await drain();
      if (round > 1 && (await isAtRest())) break;
      for (let minute = 0; minute < 5; minute++) advance(MINUTE_MS);
    }
    // Whoever comes back to the page sees how it stands.
    phone.wake();
    await drain();
  }

  phone.openTab();
  for (let step = 0; step < STEPS; step++) {
    happen();
    await settle();
  }
  await goodWeather();
  const violations = [...witness.violations, ...(await findViolations(stage))];
  for (const tab of phone.tabs()) phone.kill(tab);
  network.drop();
  const items = await phone.disk.raw.items();
  return {
    seed,
    sealed: witness.sealed.size,
    refused: items.filter(({ refused }) => refused !== null).length,
    faults: Object.fromEntries(faults.counts),
    violations,
  };
}
