import { setImmediate } from 'node:timers/promises';
import type { Id } from '../../src/domain/id.ts';
import { appendTrusted } from '../../src/server/sync/append.ts';
import { type District, freshId, makeDistrict, NOON } from '../server/sync/fixture.ts';
import { must } from '../support/must.ts';
import { type Action, actionsOf } from './actions.ts';
import { checkInvariants } from './invariants.ts';
import { makeNetwork } from './network.ts';
import { makePhone, makeTimers, type Phone } from './phone.ts';
import { makeRandom, type Random } from './random.ts';

const STEPS = 400;
/** Rounds of good weather after which everything must have settled. */
const CALM_ROUNDS = 12;
const MOST_FLIGHTS = 20_000;

function pickWeighted(actions: readonly Action[], random: Random): Action | undefined {
  let rest = random.below(actions.reduce((sum, { weight }) => sum + weight, 0));
  return actions.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
}

/** Lets all that follows from the last step happen: it consists of promises only. */
const settle = () => setImmediate();

async function moveMember(district: District, random: Random): Promise<void> {
  const { one, two } = district.squads;
  const member = random.pick([district.mate, district.stranger])?.member ?? district.mate.member;
  const fields = { squad: random.pick([one, two]) ?? one };
  must(
    await appendTrusted(district.context, district.administrator.member, [
      { id: freshId(), record: member, kind: 'member', fields },
    ]),
  );
}

/** What happened, to see that stories are not empty. */
export interface Story {
  readonly saved: number;
  readonly refused: number;
  readonly mended: number;
  readonly conflicts: number;
}

async function tell(saved: ReadonlyMap<Phone, readonly Id[]>): Promise<Story> {
  const changes = (
    await Promise.all([...saved].flatMap(([phone, ids]) => ids.map((id) => phone.store.change(id))))
  ).filter((change) => change !== undefined);
  const count = (test: (change: (typeof changes)[number]) => boolean) => changes.filter(test).length;
  return {
    saved: changes.length,
    refused: count(({ state }) => state === 'refused' || state === 'held'),
    mended: count(({ state }) => state === 'withdrawn'),
    conflicts: count(({ receipt }) => receipt?.conflict === true),
  };
}

/**
 * Plays one story: several phones and the server's real functions over a real database, on a network that loses,
 * doubles and reorders, with clocks that lie. Then good weather, and the invariants.
 */
export async function simulate(seed: number, steps = STEPS): Promise<Story> {
  const random = makeRandom(seed);
  const district = await makeDistrict();
  try {
    let elapsed = 0;
    const truth = () => NOON + elapsed;
    const timers = makeTimers(() => elapsed);
    const network = makeNetwork(district.context, random);
    const phone = (name: string, actor: Phone['actor'], tabs = 1) =>
      makePhone({ name, actor, tabs, network, timers, random, now: truth });
    const phones = [
      phone('volunteer', district.volunteer),
      phone('volunteer, second phone', district.volunteer),
      phone('mate, two tabs', district.mate, 2),
      phone('stranger', district.stranger),
      phone('leader', district.leader),
      phone('officer', district.officer),
    ];
    for (const { store, actor } of phones)
      must(
        await store.setIdentity({
          actor: { ...actor, name: '', squadName: null },
          district: { id: district.context.district, name: '' },
        }),
      );
    const saved = new Map<Phone, Id[]>(phones.map((each) => [each, []]));
    const noteSaved = async (each: Phone) => {
      const known = saved.get(each) ?? [];
      for (const { id } of await each.store.undelivered()) if (!known.includes(id)) known.push(id);
    };
    const advance = (ms: number) => {
      elapsed += ms;
      district.setNow(truth());
      timers.fireDue();
    };

    const actions = actionsOf(district, random, truth);
    for (let step = 0; step < steps; step++) {
      const dice = random.next();
      if (dice < 0.35) {
        const each = random.pick(phones);
        const action = pickWeighted(actions, random);
        if (each && action) {
          await action.run(each);
          await noteSaved(each);
        }
      } else if (dice < 0.9 && network.isBusy()) await network.step();
      else if (dice < 0.98) advance(random.below(120_000));
      else await moveMember(district, random);
      await settle();
    }

    network.calm();
    for (let round = 0; round < CALM_ROUNDS; round++) {
      for (const each of phones) {
        each.setOnline(true);
        for (const engine of each.engines) engine.trigger('signed_in');
      }
      await settle();
      for (let flights = 0; network.isBusy(); flights++) {
        if (flights > MOST_FLIGHTS) throw new Error('the network never comes to rest');
        await network.step();
        await settle();
      }
      advance(600_000);
      await settle();
    }
    while (network.isBusy()) {
      await network.step();
      await settle();
    }
    for (const { engines } of phones) for (const engine of engines) engine.stop();
    await checkInvariants(district, phones, saved);
    return await tell(saved);
  } finally {
    await district.close();
  }
}
