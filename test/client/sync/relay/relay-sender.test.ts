import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../../src/client/data/idb/memory-backend.ts';
import { makeRelayStore, type RelayStore } from '../../../../src/client/data/relay/relay-store.ts';
import { makeRelaySender, type RelaySender } from '../../../../src/client/sync/relay/relay-sender.ts';
import type { RelayFailure } from '../../../../src/client/sync/relay/relay-transport.ts';
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

describe('the relay sender', () => {
  let relayFiles: RelayStore;
  let relaySender: RelaySender;
  let now: number;
  let delivered: string[];
  let timers: { ms: number; work: () => void }[];
  /** What the server says, by the file; the good one takes everything. */
  let onSend: (nonce: string) => RelayFailure | undefined;

  beforeEach(() => {
    [now, delivered, timers, onSend] = [START, [], [], () => undefined];
    relayFiles = makeRelayStore(memoryBackend(), () => now);
    relaySender = makeRelaySender({
      relayFiles,
      now: () => now,
      random: () => 0.5,
      schedule(ms, work) {
        const timer = { ms, work };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
      async send({ nonce }) {
        delivered.push(nonce);
        const failure = onSend(nonce);
        return failure ? err(failure) : ok({ time: now, ...done });
      },
    });
  });

  const add = async (nonce: string) => {
    now += 1;
    must(await relayFiles.add(file(nonce), '王芳'));
  };
  const states = async () => (await relayFiles.list()).map(({ id: name, state }) => [name, state]);

  it('delivers the oldest file first, stores each outcome, and wipes the delivered content', async () => {
    await add('one');
    await add('two');
    await relaySender.run();
    expect(delivered).toEqual(['one', 'two']);
    const [first] = await relayFiles.list();
    expect(first).toEqual({
      id: 'one',
      from: '王芳',
      state: 'delivered',
      receivedAt: START + 1,
      settledAt: now,
      outcome: done,
    });
  });

  it('keeps a file that could not be delivered, and tries again later', async () => {
    await add('one');
    await add('two');
    onSend = () => ({ code: 'later', retryAfter: 9_000 });
    await relaySender.run();
    expect(delivered).toEqual(['one']);
    expect(timers).toHaveLength(1);
    expect(timers[0]?.ms).toBeGreaterThan(9_000);
    relaySender.trigger();
    expect(delivered).toEqual(['one']);
    onSend = () => undefined;
    await relaySender.run();
    expect(await states()).toEqual([
      ['one', 'delivered'],
      ['two', 'delivered'],
    ]);
  });

  it('sends a refused file once, and the files behind it', async () => {
    await add('bad');
    await add('good');
    onSend = (nonce) => (nonce === 'bad' ? { code: 'refused', why: 'relay_damaged' } : undefined);
    await relaySender.run();
    await relaySender.run();
    expect(delivered).toEqual(['bad', 'good']);
    expect((await relayFiles.list())[0]).toMatchObject({ id: 'bad', state: 'refused', refusal: 'relay_damaged' });
    expect((await relayFiles.list())[0]?.file).toBeUndefined();
  });

  it('waits for a sign-in without trying again', async () => {
    await add('one');
    onSend = () => ({ code: 'unauthorized' });
    await relaySender.run();
    expect(timers).toEqual([]);
    expect(await states()).toEqual([['one', 'waiting']]);
  });

  it('delivers files that arrive while it runs', async () => {
    await add('one');
    onSend = (nonce) => {
      if (nonce === 'one') void add('two').then(() => relaySender.run());
      return undefined;
    };
    await relaySender.run();
    await relaySender.run();
    expect(delivered).toEqual(['one', 'two']);
  });

  it('stores the same file once while it waits, and again after it was delivered', async () => {
    await add('one');
    await add('one');
    expect(await states()).toEqual([['one', 'waiting']]);
    await relaySender.run();
    await add('one');
    await relaySender.run();
    expect(delivered).toEqual(['one', 'one']);
    expect(await states()).toEqual([['one', 'delivered']]);
  });

  it('forgets outcomes after a week, and never a waiting file', async () => {
    await add('done');
    await relaySender.run();
    await add('waiting');
    onSend = () => ({ code: 'unauthorized' });
    now += 8 * DAY_MS;
    await relaySender.run();
    expect(await states()).toEqual([['waiting', 'waiting']]);
  });
});
