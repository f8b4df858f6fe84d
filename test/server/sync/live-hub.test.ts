import { expect, it, onTestFinished } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { makeLiveHub } from '../../../src/server/sync/live-hub.ts';
import { must } from '../../support/must.ts';
import { freshId } from './fixture.ts';

it('looks up each session once more, however many changes of the roster come during a look-up', async () => {
  const STREAMS = 10;
  const POKES = 20;
  const hub = makeLiveHub({
    perMember: 1,
    isFull: () => false,
    head: async () => 1,
    onFault: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => hub.close());
  let lookUps = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  for (let i = 0; i < STREAMS; i++) {
    const actor: Actor = { member: freshId(), role: 'volunteer', squad: null };
    const renew = async () => {
      lookUps++;
      await released;
      return actor;
    };
    must(await hub.open({ actor, renew }));
  }
  for (let i = 0; i < POKES; i++) await hub.pokeAll();
  release();
  // The first session was being looked up when the other pokes came, so it may have changed since.
  await expect.poll(() => lookUps).toBe(STREAMS + 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(lookUps).toBe(STREAMS + 1);
});

it('ends a stream whose look-up failed with the database once the next one finds no session', async () => {
  const faults: unknown[] = [];
  const hub = makeLiveHub({
    perMember: 1,
    isFull: () => false,
    head: async () => 1,
    onFault: (error) => faults.push(error),
  });
  onTestFinished(() => hub.close());
  const actor = (): Actor => ({ member: freshId(), role: 'volunteer', squad: null });
  let isAway = true;
  const renew = async () => {
    if (isAway) throw new Error('the database is away');
    return undefined;
  };
  must(await hub.open({ actor: actor(), renew }));
  must(await hub.open({ actor: actor(), renew }));
  await hub.pokeAll();
  await expect.poll(() => faults.length).toBe(1);
  isAway = false;
  await hub.pokeAll();
  await expect.poll(() => hub.count()).toBe(0);
});
