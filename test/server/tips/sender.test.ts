import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { memoryStore } from '../../../src/client/tips/queue/memory-store.ts';
import { findProof } from '../../../src/client/tips/queue/proof.ts';
import { makeTipSender } from '../../../src/client/tips/queue/sender.ts';
import type { TipSender } from '../../../src/client/tips/queue/sender-types.ts';
import { httpTips } from '../../../src/client/tips/queue/transport.ts';
import type { ItemStore, Ready } from '../../../src/client/tips/queue/types.ts';
import { type Random, seededRandom } from '../../../src/demo/random.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { EPOCH_GRACE_DAYS } from '../../../src/domain/tips/limits.ts';
import { cuttingProxy } from '../../support/cutting-proxy.ts';
import { must } from '../../support/must.ts';
import type { TestServer } from '../platform/http/harness.ts';
import { type Office, photo, type SentTip, seal, sealAnswer, senderTo, startTips } from './fixture.ts';

const HOUR_MS = 3_600_000;
const PATIENCE = { timeout: 120_000, interval: 50 };
/** Upper bound of the sender's waits, in milliseconds. */
const LONGEST_WAIT_MS = 20;

let test: TestServer;
let office: Office;
beforeAll(async () => {
  ({ test, office } = await startTips());
});
afterAll(() => test.close());

interface Line {
  readonly sender: TipSender;
  readonly store: ItemStore;
  /** Bytes of photos sent, and those that the server acknowledged. */
  readonly chunks: { sent: number; taken: number };
  /** Adds an item to the queue. @returns the item's id */
  readonly put: (ready: Ready, to: SentTip) => Promise<string>;
}

/** Makes a phone's queue over real HTTP. */
function phoneAt(port: number, { now = Date.now, random }: { now?: () => number; random: Random }): Line {
  const store = memoryStore();
  const chunks = { sent: 0, taken: 0 };
  const transport = httpTips({ base: `http://localhost:${port}/api/tips` });
  const sender = makeTipSender({
    store,
    transport: {
      ...transport,
      async send(file, mailbox, offset, chunk) {
        chunks.sent += chunk.length;
        const sent = await transport.send(file, mailbox, offset, chunk);
        if (sent.ok) chunks.taken += chunk.length;
        return sent;
      },
    },
    solve: findProof,
    now,
    random: random.bytes,
    schedule(ms, work) {
      const timer = setTimeout(work, Math.min(ms, LONGEST_WAIT_MS));
      return () => clearTimeout(timer);
    },
  });
  onTestFinished(() => sender.stop());
  return {
    sender,
    store,
    chunks,
    put: async ({ sealed, files }, { mailbox }) => must(await sender.enqueue({ sealed, files } as Ready, mailbox)).id,
  };
}

const portOf = ({ server }: TestServer): number => Number(new URL(server.url).port);
const stateOf = ({ sender }: Line, id: string) => sender.status().items?.find((item) => item.id === id)?.state;

async function stored(id: string): Promise<Buffer> {
  const parts = test.context.db.selectFrom('tip_part').where('file', '=', id).select('bytes').orderBy('start');
  return Buffer.concat((await parts.execute()).map(({ bytes }) => bytes));
}

/** Checks that the server has the tip once, with every photo complete. */
async function expectWhole({ sealed, files, mailbox }: SentTip): Promise<void> {
  const { db } = test.context;
  const rows = await db.selectFrom('tip').where('id', '=', sealed.id).select('id').execute();
  expect(rows).toHaveLength(1);
  expect((await senderTo(test).open(mailbox.token)).missing).toEqual([]);
  for (const { id, bytes } of files) expect((await stored(id)).equals(bytes)).toBe(true);
}

describe('a phone’s queue with the server', () => {
  it('delivers a tip with five photos through connections that break at any byte', async () => {
    const seed = Date.now() % 100_000;
    const random = seededRandom(seed);
    // Long enough that one question gets through.
    const cuts = random.fork('proxy');
    const proxy = await cuttingProxy(portOf(test), { ...cuts, next: () => 0.6 + 0.4 * cuts.next() });
    onTestFinished(() => proxy.close());
    const phone = phoneAt(proxy.port, { random });
    const tip = await seal(office, [200_000, 150_000, 30_000, 260_000, 90_000].map(photo));
    phone.sender.start();
    const id = await phone.put(tip, tip);
    await expect
      .poll(() => {
        phone.sender.wake();
        return stateOf(phone, id);
      }, PATIENCE)
      .toBe('arrived');
    expect(proxy.cuts(), `seed ${seed}`).toBeGreaterThan(10);
    expect(await phone.store.items()).toEqual([]);
    await expectWhole(tip);
    // An acknowledged chunk was not sent again.
    const size = tip.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(phone.chunks.taken, `seed ${seed}`).toBeLessThanOrEqual(size);
  }, 180_000);

  it('delivers additions in order through broken connections', async () => {
    const seed = Date.now() % 100_000;
    const random = seededRandom(seed);
    const cuts = random.fork('proxy');
    const proxy = await cuttingProxy(portOf(test), { ...cuts, next: () => 0.7 + 0.3 * cuts.next() });
    onTestFinished(() => proxy.close());
    const phone = phoneAt(proxy.port, { random });
    const tip = await seal(office, [photo(20_000)]);
    phone.sender.start();
    const ids = [await phone.put(tip, tip)];
    for (const seq of [1, 2, 3]) {
      const { message, files } = await sealAnswer(office, tip, { seq, photos: seq === 2 ? [photo(50_000)] : [] });
      ids.push(await phone.put({ sealed: message, files }, tip));
    }
    await expect
      .poll(() => {
        phone.sender.wake();
        return ids.map((id) => stateOf(phone, id));
      }, PATIENCE)
      .toEqual(['arrived', 'arrived', 'arrived', 'arrived']);
    const mailbox = await senderTo(test).open(tip.mailbox.token);
    expect(mailbox.messages.map(({ from, seq }) => `${from} ${seq}`)).toEqual(['person 1', 'person 2', 'person 3']);
    expect(mailbox.missing).toEqual([]);
  }, 180_000);

  it('sends again a tip that a restored server no longer has', async () => {
    const phone = phoneAt(portOf(test), { random: seededRandom(1) });
    const tip = await seal(office, [photo(100_000), photo(100_000)]);
    const id = await phone.put(tip, tip);
    must(await phone.store.note(id, { taken: true }));
    phone.sender.start();
    await expect
      .poll(() => {
        phone.sender.wake();
        return stateOf(phone, id);
      }, PATIENCE)
      .toBe('arrived');
    await expectWhole(tip);
  }, 60_000);

  it('reports a photo that was damaged on the phone; the text is delivered', async () => {
    const phone = phoneAt(portOf(test), { random: seededRandom(2) });
    const tip = await seal(office, [photo(100_000)]);
    const [file] = tip.files;
    if (!file) throw new Error('no photo');
    const spoilt = { ...file, bytes: file.bytes.map((byte, at) => (at === 99_999 ? byte ^ 1 : byte)) };
    const id = await phone.put({ ...tip, files: [spoilt] }, tip);
    phone.sender.start();
    await expect.poll(() => stateOf(phone, id), PATIENCE).toBe('refused');
    expect(phone.sender.status().items).toMatchObject([{ id, refused: 'damaged' }]);
    expect((await senderTo(test).open(tip.mailbox.token)).missing).toEqual([file.id]);
  }, 60_000);

  it('waits as long as the server says when too many ask', async () => {
    let ahead = 0;
    const phone = phoneAt(portOf(test), { now: () => Date.now() + ahead, random: seededRandom(3) });
    const neighbours = httpTips({ base: `http://localhost:${portOf(test)}/api/tips` });
    let answer = await neighbours.challenge('ab'.repeat(32));
    for (let asked = 0; asked < 1_000 && answer.ok; asked++) answer = await neighbours.challenge('ab'.repeat(32));
    expect(answer).toMatchObject({ error: { code: 'busy', retryAfter: expect.any(Number) } });
    const tip = await seal(office);
    const id = await phone.put(tip, tip);
    phone.sender.start();
    await expect.poll(() => phone.sender.status().network, PATIENCE).toBe('busy');
    for (let i = 0; i < 5; i++) phone.sender.wake();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stateOf(phone, id)).toBe('waiting');
    ahead = HOUR_MS + 600_000;
    test.pass(ahead);
    await expect.poll(() => stateOf(phone, id), PATIENCE).toBe('arrived');
  }, 60_000);

  it('reports why a tip that was sealed too long ago is refused', async () => {
    const phone = phoneAt(portOf(test), { random: seededRandom(4) });
    const tip = await seal(office, [photo(50_000)]);
    const id = await phone.put(tip, tip);
    const last = addDays(office.bundle.until, EPOCH_GRACE_DAYS + 2);
    test.pass(Date.parse(last) - test.context.now());
    phone.sender.start();
    await expect.poll(() => stateOf(phone, id), PATIENCE).toBe('refused');
    expect(phone.sender.status().items).toMatchObject([{ id, refused: 'epoch_expired' }]);
    expect(await phone.store.items()).toMatchObject([{ id, refused: 'epoch_expired' }]);
  }, 60_000);
});
