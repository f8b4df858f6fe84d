import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { countUnsent } from '../../src/client/data/outbox/receipts.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { readDistrict } from '../../src/server/records/district.ts';
import { useLaterLeaflet } from '../support/later-leaflet.ts';
import { type Action, actionsOf } from './actions.ts';
import { removeDistrict } from './backup.ts';
import { clockTroubles, makeClockStory } from './clocks.ts';
import { type District, foundDistrict, foundNeighbour, type Neighbour, neighbourNameOf } from './district.ts';
import { checkEvents } from './event-invariants.ts';
import { type Faults, makeFaults } from './faults.ts';
import { checkNeighbour, findViolations } from './invariants.ts';
import { makeMiddleBox } from './middle-box.ts';
import { makeNetwork, type Network } from './network.ts';
import { makeObjectionStory } from './objections.ts';
import { makeOffice, type Office } from './office.ts';
import { BUG, makePhone, type Phone, type PhoneWorld, type Plant } from './phone.ts';
import { makePresenceStory } from './presence.ts';
import { makeRandom, type Random } from './random.ts';
import { makeServer } from './server.ts';
import { checkLedger, stockActions } from './stock.ts';
import { makeTimers } from './timers.ts';
import { troubles } from './troubles.ts';

// The whole simulation is of a release that knows leaflets of four schemas.
useLaterLeaflet();

const STEPS = 300;
/** Rounds of good weather after which everything must have settled: at least, and at most. */
const FEWEST_ROUNDS = 4;
const MOST_ROUNDS = 8;
const MOST_FLIGHTS = 5_000;
/** Noon in China on 2026-06-15. */
const NOON = Date.UTC(2026, 5, 15, 4);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What came of a story. */
export interface Story {
  readonly seed: number;
  /** Changes that were saved on phones. */
  readonly changes: number;
  readonly refused: number;
  readonly mended: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What must not be; empty when all is well. */
  readonly violations: readonly string[];
}

export interface StoryOptions {
  readonly steps?: number;
  readonly plant?: Plant;
  /** Called before the story begins. */
  readonly mix?: (district: District, neighbour: Neighbour) => Promise<unknown>;
  /** Called before the invariants are looked at. */
  readonly tamper?: (context: ServerContext) => Promise<unknown>;
}

function pickWeighted<T extends { readonly weight: number }>(items: readonly T[], random: Random): T | undefined {
  let rest = random.below(items.reduce((sum, { weight }) => sum + weight, 0));
  return items.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
}

/** Lets all that follows from the last step happen: it consists of promises only. */
const settle = () => setImmediate();

interface Stage {
  readonly random: Random;
  readonly faults: Faults;
  readonly network: Network;
  readonly phones: Phone[];
  readonly actions: readonly Action[];
  /** What people do once they see each other's work. */
  readonly afterwards: readonly Action[];
  readonly errors: string[];
  /** Time passes. */
  pass(ms: number): void;
  /** Time passes, and what was planned for it happens. */
  advance(ms: number): void;
}

/** One thing that somebody does; on a phone that dies meanwhile it never ends. */
function act({ random, actions, errors }: Stage, phone: Phone): void {
  phone.start();
  const tab = phone.tab();
  const action = pickWeighted(actions, random);
  if (!tab || !action) return;
  action.run(tab, phone).catch((thrown: unknown) => {
    const name = thrown instanceof Error ? thrown.name : String(thrown);
    if (name !== 'InvalidStateError')
      errors.push(`${action.name} threw ${thrown instanceof Error ? thrown.stack : name}`);
  });
}

/** Somebody who has not opened the app for half a year does so. */
function halfAYear({ faults, advance }: Stage, phone: Phone): void {
  faults.note(phone.isOld ? 'half a year later, an old app' : 'half a year later');
  phone.setOnline(false);
  advance(180 * DAY_MS);
  phone.setOnline(true);
}

async function somethingHappens(stage: Stage, office: Pick<Office, 'act' | 'catchUp'>): Promise<void> {
  const { random, network, phones } = stage;
  const dice = random.next();
  const phone = random.pick(phones);
  if (!phone) return;
  if (dice < 0.28) act(stage, phone);
  else if (dice < 0.38) pickWeighted([...troubles, ...clockTroubles], random)?.strike(phone, random);
  else if (dice < 0.88) await network.step();
  else if (dice < 0.95) stage.advance(random.below(2 * MINUTE_MS));
  else if (dice < 0.96) stage.advance(random.below(20 * HOUR_MS));
  else if (dice < 0.961) {
    await office.catchUp();
    halfAYear(stage, phone);
  } else if (dice < 0.963 && phones.length < 7) phones.push(await phone.clone(`${phone.name}, cloned`));
  else if (dice < 0.98) await office.act();
}

/** Moves all flights, and those that follow from them, until every run has ended. */
async function drain({ network, phones }: Stage): Promise<void> {
  await settle();
  for (let flights = 0; network.isBusy(); flights++) {
    if (flights > MOST_FLIGHTS) throw new Error('the network never comes to rest');
    await network.step();
    await settle();
  }
  // A run that waits for something else would be passed over, and the story would end before it.
  const stuck = phones.find((phone) => phone.isWorking());
  if (stuck) throw new Error(`${stuck.name}: a run does not end although nothing is under way`);
}

/** Whether a round of good weather brought nothing new: nothing waits, and the server took nothing. */
async function isQuiet({ phones }: Stage, { context: { db, district } }: District, before: number): Promise<boolean> {
  const { head } = await readDistrict(db, district);
  const waiting = await Promise.all(phones.map(({ disk }) => disk.raw.read(countUnsent)));
  return head === before && waiting.every((count) => count === 0);
}

/** People look at what has come from others, and say something about it. */
async function lookBack({ random, phones, afterwards, errors }: Stage): Promise<void> {
  for (const phone of phones)
    for (const { name, run } of afterwards) {
      const tab = phone.tab();
      if (tab && random.chance(0.5))
        await run(tab, phone).catch((thrown: unknown) => errors.push(`${name}: ${thrown}`));
    }
}

/** Everybody has power, network and room, and opens the app now and then, until nothing happens any more. */
async function goodWeather(stage: Stage, district: District): Promise<void> {
  const { network, phones } = stage;
  network.calm();
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    if (round === 2) network.releaseStrays();
    const { head } = await readDistrict(district.context.db, district.context.district);
    for (const phone of phones) {
      phone.disk.heal();
      phone.update();
      phone.start();
      phone.setOnline(true);
      phone.trigger(round % 2 ? 'signed_in' : 'visible');
    }
    await drain(stage);
    if (round < FEWEST_ROUNDS - 1) await lookBack(stage);
    // What waits in vain is not waited for longer than a week.
    stage.pass(round === 2 ? 8 * DAY_MS : 10 * MINUTE_MS);
    if (round >= FEWEST_ROUNDS && (await isQuiet(stage, district, head))) break;
  }
}

async function tell(seed: number, stage: Stage, violations: readonly string[]): Promise<Story> {
  const rows = stage.phones.flatMap(({ disk }) => [...disk.journal.changes.values()]);
  const count = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length;
  return {
    seed,
    changes: rows.length,
    refused: count('refused', 'held'),
    mended: count('withdrawn'),
    faults: Object.fromEntries(stage.faults.counts),
    violations,
  };
}

/**
 * Plays one story: several phones and the server's real routes over a real database, on a network that loses, doubles,
 * cuts and reorders, with clocks that lie, storages that fail and a server that is killed and restored. Then good
 * weather, and the invariants. The story is a function of its seed.
 * @param pool a migrated database with room for backups; stories share it, each in a district of its own
 */
export async function simulate(pool: pg.Pool, seed: number, options: StoryOptions = {}): Promise<Story> {
  const random = makeRandom(seed);
  const faults = makeFaults();
  const name = `story-${seed}`;
  let elapsed = 0;
  const begin = NOON + random.below(365) * DAY_MS;
  const now = () => begin + elapsed;
  const timers = makeTimers(() => elapsed);
  const server = makeServer({ pool, district: name, random, now });
  const network = makeNetwork(server, random, faults, makeMiddleBox(makeRandom(seed ^ 0x5eed), faults));
  try {
    const district = await foundDistrict(server.context);
    const neighbour = await foundNeighbour(district, makeRandom(seed ^ 0xd157));
    await options.mix?.(district, neighbour);
    const { people } = district;
    const world: PhoneWorld = { network, timers, random, faults, now, plant: options.plant ?? {} };
    const cast = [
      ['volunteer', people.volunteer, 1],
      ['mate, two tabs', people.mate, 2],
      ['stranger', people.stranger, 1],
      ['leader', people.leader, 1],
      ['officer', people.officer, 1],
    ] as const;
    const clocks = makeClockStory(random, now);
    const presence = makePresenceStory(district, random, now);
    const objections = makeObjectionStory(random);
    const stage: Stage = {
      random,
      faults,
      network,
      phones: [],
      actions: [
        ...actionsOf(district, random, now),
        ...stockActions(district, random, now),
        ...presence.actions,
        ...objections.actions,
        ...clocks.actions,
      ],
      afterwards: [...presence.afterwards, ...objections.afterwards],
      errors: [],
      pass(ms) {
        elapsed += ms;
      },
      advance(ms) {
        elapsed += ms;
        timers.fireDue();
      },
    };
    for (const [who, actor, tabs] of cast)
      stage.phones.push(
        await makePhone(world, { name: who, actor, tabs, isOld: tabs === 1 && random.chance(0.15), district: name }),
      );
    const leader = stage.phones.find(({ member }) => member === people.leader.member);
    if (leader) await presence.begin(leader);
    const office = makeOffice({ pool, district, random, faults, now });
    for (let step = 0; step < (options.steps ?? STEPS); step++) {
      await somethingHappens(stage, office);
      await settle();
    }
    await office.tidy();
    await goodWeather(stage, district);
    await options.tamper?.(server.context);
    const violations = [
      ...(await findViolations(district, stage.phones)),
      ...(await checkLedger(district)),
      ...(await checkEvents(district, stage.phones, presence.noted)),
      ...(await objections.violations(district, stage.phones)),
      ...(await clocks.violations(district, stage.phones)),
      ...(await checkNeighbour(neighbour, stage.phones)),
    ];
    for (const phone of stage.phones) phone.kill();
    if (faults.counts.has(BUG)) stage.errors.push(BUG);
    return await tell(seed, stage, [...stage.errors, ...server.faults, ...violations]);
  } finally {
    for (const each of [name, neighbourNameOf(name)]) await removeDistrict(pool, each);
  }
}
