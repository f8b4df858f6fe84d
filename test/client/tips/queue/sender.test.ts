import { beforeEach, describe, expect, it } from 'vitest';
import type { TabChannel } from '../../../../src/client/platform/tabs.ts';
import { memoryStore } from '../../../../src/client/tips/queue/memory-store.ts';
import type { ItemStatus } from '../../../../src/client/tips/queue/queue-status.ts';
import { makeTipSender } from '../../../../src/client/tips/queue/sender.ts';
import type { TabNews, TipSender, TipSenderOptions } from '../../../../src/client/tips/queue/sender-types.ts';
import type { TipFailure, TipTransport } from '../../../../src/client/tips/queue/transport.ts';
import type { ItemStore } from '../../../../src/client/tips/queue/types.ts';
import { err, ok } from '../../../../src/domain/kernel/result.ts';
import { makeRandom } from '../../../convergence/random.ts';
import { must } from '../../../support/must.ts';
import { makeSealed, type Sealed } from './story/items.ts';

const MINUTE = 60_000;
const start = 1_800_000_000_000;
const random = makeRandom(7);

let now: number;
let timers: { readonly due: number; readonly work: () => void }[];
let lastActive: number | undefined;
let store: ItemStore;
/** What goes wrong, if anything does. */
let trouble: TipFailure | undefined;
let asked: string[];
let sender: TipSender;

/** A server that takes everything, photos at once. */
const transport: Pick<TipTransport, 'challenge' | 'post' | 'offset' | 'send'> = {
  async challenge(hash) {
    asked.push(`challenge ${hash.slice(0, 4)}`);
    return trouble ? err(trouble) : ok({ parameters: {}, signature: '' });
  },
  async post(kind) {
    asked.push(kind);
    return ok({ taken: true, missing: [] });
  },
  offset: async () => ok(0),
  send: async (_file, _mailbox, offset, chunk) => ok(offset + chunk.length),
};

const options = (more: Partial<TipSenderOptions> = {}): TipSenderOptions => ({
  store,
  transport: transport as TipTransport,
  solve: async () => ({ counter: 0, derivedKey: '' }),
  now: () => now,
  random: (n) => new Uint8Array(n).fill(128),
  schedule(ms, work) {
    const timer = { due: now + ms, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  },
  lastActive: () => lastActive,
  ...more,
});

/** Lets time pass, with all that was planned for it. */
async function pass(ms: number): Promise<void> {
  const end = now + ms;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
    if (!next) break;
    timers = timers.filter((timer) => timer !== next);
    now = Math.max(now, next.due);
    next.work();
  }
  now = end;
}

let count = 0;
const sealed = (seq = 0, token = String(++count).padStart(64, '0')): Sealed => makeSealed(random, token, seq);
const enqueue = (made: Sealed, keep?: 'memory') => sender.enqueue(made.ready, { token: made.token }, keep);
const shown = (made: Sealed): ItemStatus | undefined => sender.status().items?.find(({ id }) => id === made.id);

beforeEach(() => {
  now = start;
  timers = [];
  lastActive = undefined;
  store = memoryStore();
  trouble = undefined;
  asked = [];
  sender = makeTipSender(options());
});

describe('a sealed item', () => {
  it('is sent at once on a phone without a session, and leaves nothing behind', async () => {
    sender.start();
    const tip = sealed();
    expect(must(await enqueue(tip)).id).toBe(tip.id);
    await pass(0);
    expect(asked).toEqual([`challenge ${tip.id.slice(0, 4)}`, 'tip']);
    expect(shown(tip)).toMatchObject({ state: 'arrived', kept: 'phone', refused: null });
    expect(shown(tip)?.sent).toBe(shown(tip)?.total);
    expect(await store.items()).toEqual([]);
    for (const { id } of tip.files) expect(await store.bytes(id)).toBeUndefined();
    await sender.remove(tip.id);
    expect(shown(tip)).toBeUndefined();
  });

  it('is one item, however often it is enqueued', async () => {
    const tip = sealed();
    const ids = await Promise.all([enqueue(tip), enqueue(tip), enqueue(tip)]);
    expect(new Set(ids.map((id) => must(id).id)).size).toBe(1);
    expect(await store.items()).toHaveLength(1);
  });

  it('waits a random time after the session’s last request, and says so', async () => {
    lastActive = start - MINUTE;
    sender.start();
    await pass(2 * MINUTE);
    lastActive = now - MINUTE;
    const tip = sealed();
    await enqueue(tip);
    expect(shown(tip)).toMatchObject({ state: 'waiting', until: 'half_hour' });
    await pass(13 * MINUTE);
    expect(asked).toEqual([]);
    await pass(2 * MINUTE);
    expect(shown(tip)?.state).toBe('arrived');
  });

  it('is sent when its owner does not want to wait', async () => {
    lastActive = start;
    sender.start();
    const tip = sealed();
    await enqueue(tip);
    await pass(0);
    await sender.sendNow();
    await pass(0);
    expect(shown(tip)?.state).toBe('arrived');
  });

  it('is sent although a session goes on all day', async () => {
    lastActive = start;
    sender.start();
    const tip = sealed();
    await enqueue(tip);
    for (let minute = 0; minute < 3 * 60; minute++) {
      lastActive = now;
      await pass(MINUTE);
    }
    expect(shown(tip)?.state).toBe('arrived');
  });

  it('waits for a moment when the app comes to the front of a member’s phone', async () => {
    trouble = { code: 'offline' };
    sender.start();
    const tip = sealed();
    await enqueue(tip);
    await pass(MINUTE);
    trouble = undefined;
    lastActive = now - 60 * MINUTE;
    asked = [];
    sender.wake();
    await pass(9_999);
    expect(asked).toEqual([]);
    await pass(MINUTE);
    expect(shown(tip)?.state).toBe('arrived');
  });
});

describe('a page without a network', () => {
  it('says so, retries by itself, and sends at once when there is a network', async () => {
    trouble = { code: 'offline' };
    sender.start();
    const tip = sealed();
    await enqueue(tip);
    await pass(10 * MINUTE);
    expect(sender.status().network).toBe('none');
    expect(shown(tip)).toMatchObject({ state: 'waiting', until: 'soon' });
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(30);
    trouble = undefined;
    sender.wake();
    await pass(0);
    expect([shown(tip)?.state, sender.status().network]).toEqual(['arrived', 'good']);
  });

  it('tries although the browser says that there is no network, which may be wrong', async () => {
    sender = makeTipSender(options({ isOnline: () => false }));
    sender.start();
    const tip = sealed();
    await enqueue(tip);
    await pass(0);
    expect(shown(tip)?.state).toBe('arrived');
  });

  it('gives a server the time that it asks for, however often the page wakes', async () => {
    trouble = { code: 'busy', retryAfter: 10 * MINUTE };
    sender.start();
    await enqueue(sealed());
    await pass(0);
    expect(sender.status().network).toBe('busy');
    const before = asked.length;
    for (let minute = 0; minute < 9; minute++) {
      sender.wake();
      await pass(MINUTE);
    }
    expect(asked).toHaveLength(before);
    await pass(7 * MINUTE);
    expect(asked.length).toBeGreaterThan(before);
  });
});

describe('a refused item', () => {
  it('stays with its reason until its owner removes it, and holds up nothing', async () => {
    trouble = { code: 'refused', refusal: 'epoch_expired' };
    sender.start();
    const [tip, other] = [sealed(), sealed()];
    await enqueue(tip);
    await pass(0);
    expect(shown(tip)).toMatchObject({ state: 'refused', refused: 'epoch_expired' });
    trouble = undefined;
    await enqueue(other);
    await pass(10 * MINUTE);
    expect(shown(other)?.state).toBe('arrived');
    expect(shown(tip)?.state).toBe('refused');
    expect(asked.filter((request) => request.includes(tip.id.slice(0, 4)))).toHaveLength(1);
    must(await sender.remove(tip.id));
    expect(shown(tip)).toBeUndefined();
    expect(await store.items()).toEqual([]);
  });

  it('is shown as refused though the phone has no room to write that down', async () => {
    trouble = { code: 'refused', refusal: 'too_many' };
    store = { ...store, note: async () => err({ code: 'storage_full' }) };
    sender = makeTipSender(options());
    sender.start();
    const tip = sealed();
    await enqueue(tip);
    await pass(10 * MINUTE);
    expect(shown(tip)).toMatchObject({ state: 'refused', refused: 'too_many' });
    expect(asked).toHaveLength(1);
  });
});

describe('a server without room for photos', () => {
  it('takes the text, and does not hold up other texts', async () => {
    let hasRoom = false;
    const texts: string[] = [];
    const later: TipTransport = {
      ...(transport as TipTransport),
      async post(_kind, text) {
        texts.push(text);
        const { files } = JSON.parse(text) as { files: readonly { id: string }[] };
        return ok({ taken: true, missing: hasRoom ? [] : files.map(({ id }) => id) });
      },
      send: async (_file, _mailbox, offset, chunk) =>
        hasRoom ? ok(offset + chunk.length) : err({ code: 'busy', retryAfter: 60 * MINUTE }),
    };
    sender = makeTipSender(options({ transport: later }));
    sender.start();
    const [first, second] = [sealed(), sealed()];
    await enqueue(first);
    await pass(0);
    expect(shown(first)).toMatchObject({ state: 'waiting', hasText: true });
    expect(await store.items()).toHaveLength(1);
    await enqueue(second);
    await pass(0);
    expect(new Set(texts).size).toBe(2);
    expect(sender.status().network).toBe('good');
    await pass(59 * MINUTE);
    expect(shown(first)?.state).toBe('waiting');
    hasRoom = true;
    await pass(10 * MINUTE);
    expect([shown(first)?.state, shown(second)?.state]).toEqual(['arrived', 'arrived']);
    expect(await store.items()).toEqual([]);
  });
});

describe('a phone without room', () => {
  beforeEach(() => {
    store = { ...store, add: async () => err({ code: 'storage_full' }) };
    sender = makeTipSender(options());
  });

  it('reports it, and keeps nothing', async () => {
    sender.start();
    expect(await enqueue(sealed())).toEqual({ ok: false, error: { code: 'storage_full' } });
    await pass(MINUTE);
    expect(asked).toEqual([]);
    expect(sender.status().items).toEqual([]);
  });

  it('sends from the page’s memory at once, session or not', async () => {
    lastActive = start - MINUTE;
    sender.start();
    await pass(2 * MINUTE);
    lastActive = now;
    const tip = sealed();
    must(await enqueue(tip, 'memory'));
    expect(shown(tip)).toMatchObject({ state: 'waiting', kept: 'memory', until: 'soon' });
    await pass(0);
    expect(shown(tip)).toMatchObject({ state: 'arrived', kept: 'memory' });
  });

  it('sends from the page’s memory although storage does not answer', async () => {
    const closed = () => Promise.reject(new DOMException('closed', 'InvalidStateError'));
    sender = makeTipSender(options({ store: { ...store, items: closed } }));
    sender.start();
    await pass(0);
    expect(sender.status().items).toBeNull();
    const tip = sealed();
    must(await enqueue(tip, 'memory'));
    await pass(0);
    expect(shown(tip)?.state).toBe('arrived');
  });
});

describe('another page over the same queue', () => {
  it('sees what is sent and that it arrived', async () => {
    const pages: ((news: TabNews) => void)[] = [];
    const channel = (): TabChannel<TabNews> => {
      let own: ((news: TabNews) => void) | undefined;
      return {
        tell(news) {
          for (const hear of pages) if (hear !== own) queueMicrotask(() => hear(news));
        },
        listen(hear) {
          own = hear;
          pages.push(hear);
        },
        close() {},
      };
    };
    sender = makeTipSender(options({ channel: channel() }));
    const idle = makeTipSender(options({ channel: channel(), schedule: () => () => {} }));
    const states: (string | undefined)[] = [];
    const tip = sealed();
    idle.subscribe(({ items }) => states.push(items?.find(({ id }) => id === tip.id)?.state));
    sender.start();
    idle.start();
    await pass(0);
    await enqueue(tip);
    await pass(MINUTE);
    expect(new Set(states)).toEqual(new Set([undefined, 'waiting', 'sending', 'arrived']));
    expect(states.at(-1)).toBe('arrived');
  });
});

describe('a stopped sender', () => {
  it('sends nothing more, and keeps the item that it was sending', async () => {
    const tip = sealed();
    let release: () => void = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: TipTransport = {
      ...(transport as TipTransport),
      async challenge(hash) {
        await waiting;
        return transport.challenge(hash);
      },
    };
    sender = makeTipSender(options({ transport: slow }));
    sender.start();
    await enqueue(tip);
    await pass(0);
    sender.stop();
    release();
    await pass(10 * MINUTE);
    expect(asked).toEqual([`challenge ${tip.id.slice(0, 4)}`]);
    expect(await store.items()).toHaveLength(1);
  });
});
