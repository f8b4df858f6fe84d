import { beforeAll, describe, expect, it } from 'vitest';
import type { TipTransport } from '../../../../src/client/tips/queue/transport.ts';
import type { ItemStore, QueuedItem } from '../../../../src/client/tips/queue/types.ts';
import { ok } from '../../../../src/domain/kernel/result.ts';
import type { Plant } from './story/phone.ts';
import { steadyDigest } from './story/steady-digest.ts';
import { tell } from './story/story.ts';

beforeAll(steadyDigest);

/** Takes an item as delivered when the server has its text. */
const forgetsPhotos = (transport: TipTransport): TipTransport => ({
  ...transport,
  async post(...given) {
    const answer = await transport.post(...given);
    return answer.ok ? ok({ ...answer.value, missing: [] }) : answer;
  },
});

/** Starts again with the first byte after a cut. */
const beginsAnew = (transport: TipTransport): TipTransport => {
  const asked = new Set<string>();
  return {
    ...transport,
    async offset(file, mailbox) {
      if (!asked.has(file)) return transport.offset(file, mailbox);
      asked.delete(file);
      return ok(0);
    },
    async send(file, ...rest) {
      const sent = await transport.send(file, ...rest);
      if (!sent.ok) asked.add(file);
      return sent;
    },
  };
};

const items = (store: ItemStore, change: (item: QueuedItem) => QueuedItem): ItemStore => ({
  ...store,
  items: async () => (await store.items()).map(change),
});

const isImpatient = (store: ItemStore) => items(store, (item) => ({ ...item, notBefore: 0 }));
const knowsNoSession = (store: ItemStore) => items(store, (item) => ({ ...item, draws: 99 }));
const knowsNoOrder = (store: ItemStore) => items(store, (item) => ({ ...item, seq: 0 }));

/** Reports each item as kept, and forgets one in three. */
const forgets = (store: ItemStore): ItemStore => {
  let count = 0;
  return { ...store, add: async (...given) => (++count % 3 === 0 ? ok(undefined) : store.add(...given)) };
};

/** Reports a refusal as stored without storing it. */
const keepsQuiet = (store: ItemStore): ItemStore => ({
  ...store,
  note: async (id, patch) => (patch.refused ? ok(undefined) : store.note(id, patch)),
});

interface Case {
  readonly name: string;
  readonly plant: Plant;
  readonly sign: RegExp;
  /** The first seed to try, where earlier ones are known not to show the fault. */
  readonly first?: number;
}

const plants: readonly Case[] = [
  { name: 'photos that are left behind', plant: { transport: forgetsPhotos }, sign: /leaves the phone before/ },
  { name: 'photos that start again after a cut', plant: { transport: beginsAnew }, sign: /bytes were sent/, first: 39 },
  { name: 'an item sent before its time', plant: { store: isImpatient }, sign: /before its time/ },
  { name: 'an item sent together with the session', plant: { store: knowsNoSession }, sign: /moment of the session/ },
  { name: 'messages out of order', plant: { store: knowsNoOrder }, sign: /refused for no reason: seq_wrong/ },
  { name: 'a store that forgets', plant: { store: forgets }, sign: /said to be kept and is not/ },
  { name: 'refusals that are not shown', plant: { store: keepsQuiet }, sign: /still waits/ },
];

describe('the invariants notice', () => {
  it.each(plants)('$name', async ({ plant, sign, first = 1 }) => {
    const found: string[] = [];
    for (let seed = first; seed < first + 20 && !found.some((violation) => sign.test(violation)); seed++) {
      found.push(...(await tell(seed, plant)).violations);
    }
    expect(found).toContainEqual(expect.stringMatching(sign));
  });
});
