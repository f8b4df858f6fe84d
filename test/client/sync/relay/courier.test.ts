import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../../src/client/data/idb/memory-backend.ts';
import { makeParcelStore, type ParcelStore } from '../../../../src/client/data/relay/parcels.ts';
import type { CarryFailure } from '../../../../src/client/sync/relay/carry.ts';
import { type Courier, makeCourier } from '../../../../src/client/sync/relay/courier.ts';
import { err, ok } from '../../../../src/domain/kernel/result.ts';
import { RELAY_FORMAT, type SealedFile } from '../../../../src/protocol/relay/relay.ts';
import { id, START } from '../../../contract/store-world.ts';
import { must } from '../../../support/must.ts';

const DAY_MS = 86_400_000;

const file = (nonce: string): SealedFile => ({
  format: RELAY_FORMAT,
  version: 1,
  district: 'd',
  device: id(),
  member: id(),
  key: '0'.repeat(32),
  packing: 'none',
  nonce,
  sealed: 'A'.repeat(24),
});

const done = { accepted: 3, duplicates: 0, waiting: 0, refused: [] };

describe('the courier', () => {
  let parcels: ParcelStore;
  let courier: Courier;
  let now: number;
  let delivered: string[];
  let timers: { ms: number; work: () => void }[];
  /** What the server says, by the file; the good one takes everything. */
  let onCarry: (nonce: string) => CarryFailure | undefined;

  beforeEach(() => {
    [now, delivered, timers, onCarry] = [START, [], [], () => undefined];
    parcels = makeParcelStore(memoryBackend(), () => now);
    courier = makeCourier({
      parcels,
      now: () => now,
      random: () => 0.5,
      schedule(ms, work) {
        const timer = { ms, work };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
      async carry({ nonce }) {
        delivered.push(nonce);
        const failure = onCarry(nonce);
        return failure ? err(failure) : ok({ time: now, ...done });
      },
    });
  });

  const add = async (nonce: string) => {
    now += 1;
    must(await parcels.add(file(nonce), '王芳'));
  };
  const states = async () => (await parcels.list()).map(({ id: name, state }) => [name, state]);

  it('delivers oldest first, says what became of each, and wipes what it carried', async () => {
    await add('one');
    await add('two');
    await courier.run();
    expect(delivered).toEqual(['one', 'two']);
    const [first] = await parcels.list();
    expect(first).toEqual({
      id: 'one',
      from: '王芳',
      state: 'delivered',
      receivedAt: START + 1,
      settledAt: now,
      outcome: done,
    });
  });

  it('keeps a file that could not be delivered, and goes on after a while', async () => {
    await add('one');
    await add('two');
    onCarry = () => ({ code: 'later', retryAfter: 9_000 });
    await courier.run();
    expect(delivered).toEqual(['one']);
    expect(timers).toHaveLength(1);
    expect(timers[0]?.ms).toBeGreaterThan(9_000);
    courier.trigger();
    expect(delivered).toEqual(['one']);
    onCarry = () => undefined;
    await courier.run();
    expect(await states()).toEqual([
      ['one', 'delivered'],
      ['two', 'delivered'],
    ]);
  });

  it('a file that the server refuses holds up no other, and is not sent again', async () => {
    await add('bad');
    await add('good');
    onCarry = (nonce) => (nonce === 'bad' ? { code: 'refused', why: 'relay_damaged' } : undefined);
    await courier.run();
    await courier.run();
    expect(delivered).toEqual(['bad', 'good']);
    expect((await parcels.list())[0]).toMatchObject({ id: 'bad', state: 'refused', refusal: 'relay_damaged' });
    expect((await parcels.list())[0]?.file).toBeUndefined();
  });

  it('waits for somebody to sign in rather than try on', async () => {
    await add('one');
    onCarry = () => ({ code: 'unauthorized' });
    await courier.run();
    expect(timers).toEqual([]);
    expect(await states()).toEqual([['one', 'waiting']]);
  });

  it('delivers what comes in while it is at it', async () => {
    await add('one');
    onCarry = (nonce) => {
      if (nonce === 'one') void add('two').then(() => courier.run());
      return undefined;
    };
    await courier.run();
    await courier.run();
    expect(delivered).toEqual(['one', 'two']);
  });

  it('takes the same file twice as one parcel, and again after it was delivered', async () => {
    await add('one');
    await add('one');
    expect(await states()).toEqual([['one', 'waiting']]);
    await courier.run();
    await add('one');
    await courier.run();
    expect(delivered).toEqual(['one', 'one']);
    expect(await states()).toEqual([['one', 'delivered']]);
  });

  it('forgets after a week what became of a file, never a file that waits', async () => {
    await add('done');
    await courier.run();
    await add('waiting');
    onCarry = () => ({ code: 'unauthorized' });
    now += 8 * DAY_MS;
    await courier.run();
    expect(await states()).toEqual([['waiting', 'waiting']]);
  });
});
