import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/client/data/idb/memory-backend.ts';
import { makePhotoStore, type PhotoStore } from '../../src/client/data/photos/photo-store.ts';
import { httpPhotos } from '../../src/client/sync/photos/http-photos.ts';
import { makePhotoQueue } from '../../src/client/sync/photos/queue.ts';
import type { PhotoQueue, PhotoQueueOptions } from '../../src/client/sync/photos/queue-types.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { SERVER_MARK } from '../../src/protocol/kernel/error.ts';
import { PROTOCOL } from '../../src/protocol/kernel/version.ts';
import { MAX_CHUNK, UPLOAD_PATH } from '../../src/protocol/photos/photo.ts';
import { photoClient, sha256 } from '../server/photos/client.ts';
import {
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../server/platform/http/harness.ts';
import { makeJpeg } from '../support/jpeg.ts';
import { must } from '../support/must.ts';

let server: TestServer;
let people: People;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer();
  people = await seedPeople(server.context);
  cookie = await signInAs(server, people.members.volunteer);
});
afterAll(() => server.close());

type Fault = (request: Request) => Response | 'cut' | 'lost' | 'emptied' | undefined;

/** A request as the network saw it. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly bytes: number;
}

/** A phone's photos and their queue, over a network that a test can spoil, to the real server. */
class Phone {
  readonly backend = memoryBackend();
  now = Date.now();
  readonly store: PhotoStore = makePhotoStore(this.backend, () => this.now);
  readonly seen: Seen[] = [];
  cookie = cookie;
  /** Decides what becomes of a request; undefined lets it pass. `lost`: it arrives, its answer does not. */
  fault: Fault = () => undefined;
  paused: ReturnType<PhotoQueueOptions['paused']> = null;
  mySession: () => Promise<boolean> = async () => true;
  /** Milliseconds of waits that were asked for. */
  readonly waits: number[] = [];
  queue: PhotoQueue = this.newTab();

  newTab(): PhotoQueue {
    return makePhotoQueue({
      store: this.store,
      transport: httpPhotos((path, init) => this.fetch(String(path), init)),
      now: () => this.now,
      random: () => 0,
      schedule: (ms) => {
        this.waits.push(ms);
        return () => {};
      },
      exclusive: (work) => work(),
      mySession: () => this.mySession(),
      paused: () => this.paused,
    });
  }

  async fetch(path: string, init: RequestInit | undefined): Promise<Response> {
    const request = new Request(`${server.server.url}${path}`, init);
    let body = new Uint8Array(await request.clone().arrayBuffer());
    this.seen.push({ method: request.method, path, bytes: body.length });
    const fault = this.fault(request);
    if (fault === 'cut') throw new TypeError('network');
    if (fault instanceof Response) return fault;
    if (fault === 'emptied') {
      request.headers.delete('content-type');
      body = new Uint8Array();
    }
    const { method } = request;
    const headers = Object.fromEntries(request.headers);
    const answer = await server.send(path, { method, cookie: this.cookie, headers, ...(body.length ? { body } : {}) });
    if (fault === 'lost') throw new TypeError('network');
    return answer;
  }

  /** Keeps a photo that a record names: these bytes, or a new one of so many. */
  async take(what: number | Uint8Array<ArrayBuffer>): Promise<string> {
    const bytes = typeof what === 'number' ? makeJpeg({ size: what, seed: ++seed }) : what;
    const thumb = makeJpeg({ width: 320, height: 240, size: 900, seed });
    const hash = sha256(bytes);
    must(await this.store.add({ hash, thumbHash: sha256(thumb), full: bytes.buffer, thumb: thumb.buffer }));
    must(await this.store.name(newId(this.now, server.context.random), [hash]));
    return hash;
  }

  async states(): Promise<string[]> {
    const states = ['waiting', 'failed', 'received'] as const;
    return (await Promise.all(states.map((state) => this.store.inState(state)))).flat().map(({ state }) => state);
  }

  /** Bytes of each chunk on the line. */
  get chunks(): number[] {
    return this.seen.filter(({ path, bytes }) => path.startsWith(UPLOAD_PATH) && bytes > 0).map(({ bytes }) => bytes);
  }

  /** Bytes of all chunks on the line. */
  get sent(): number {
    return this.chunks.reduce((sum, bytes) => sum + bytes, 0);
  }
}

let seed = 1_000;
let phone: Phone;

beforeEach(() => {
  phone = new Phone();
});
afterEach(() => phone.queue.stop());

const isBeginning = ({ method, url }: Request): boolean => method === 'POST' && url.endsWith(UPLOAD_PATH);
const isChunk = (request: Request): boolean => request.method === 'PATCH' || isBeginning(request);
/** A fault that strikes the n-th request of a sort, the first being 1. */
const once = (which: (request: Request) => boolean, nth: number, fault: Response | 'cut' | 'lost'): Fault => {
  let count = 0;
  return (request) => (which(request) && ++count === nth ? fault : undefined);
};
const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ error: { code: 'unavailable' } }), {
    status,
    headers: { [SERVER_MARK]: String(PROTOCOL), 'content-type': 'application/json', ...headers },
  });
const held = async (hash: string) => {
  const { full, thumb } = await photoClient(server, phone.cookie).status(hash);
  return full.length === 1 && thumb.length === 1;
};

describe('a phone’s photos', () => {
  it('are held by the server, thumbnail and all, before the phone believes it', async () => {
    const hashes = [await phone.take(700_000), await phone.take(30_000)];
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received', 'received']);
    for (const hash of hashes) expect(await held(hash)).toBe(true);
    expect(phone.sent).toBe(700_000 + 30_000 + 2 * 900);
    expect(Math.max(...phone.seen.map(({ bytes }) => bytes))).toBeLessThanOrEqual(MAX_CHUNK);
    expect(phone.queue.status()).toMatchObject({ working: false, failure: null, sending: null });
  });

  it('begin with their first chunk: a usual one is five requests', async () => {
    await phone.take(300_000);
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received']);
    expect(phone.seen.map(({ method, bytes }) => [method, bytes > 200 ? bytes : 0])).toEqual([
      ['POST', 0],
      ['POST', 900],
      ['POST', MAX_CHUNK / 2],
      ['PATCH', 300_000 - MAX_CHUNK / 2],
      ['POST', 0],
    ]);
  });

  it.each(['cut', 'lost'] as const)('begin again when the beginning was %s', async (how) => {
    const hash = await phone.take(300_000);
    phone.fault = once(isBeginning, 2, how);
    await phone.queue.run();
    expect(phone.queue.status()).toMatchObject({ failure: 'offline' });
    await phone.queue.run();
    expect(await held(hash)).toBe(true);
    expect(phone.sent - 300_900).toBeLessThanOrEqual(MAX_CHUNK);
  });

  it('go to a server of an earlier release, which ignores the chunk at the beginning', async () => {
    const hash = await phone.take(300_000);
    phone.fault = (request) => (isBeginning(request) ? 'emptied' : undefined);
    await phone.queue.run();
    expect(await held(hash)).toBe(true);
  });

  it('do not go in circles where somebody in between says each time that nothing has come', async () => {
    await phone.take(300_000);
    const standing = () =>
      new Response(null, { status: 204, headers: { [SERVER_MARK]: String(PROTOCOL), 'upload-offset': '0' } });
    phone.fault = (request) => (request.method === 'PATCH' && phone.seen.length < 200 ? standing() : undefined);
    await phone.queue.run();
    expect(await phone.states()).toEqual(['waiting']);
    expect(phone.seen.length).toBeLessThan(20);
    expect(phone.queue.status().failure).toBe('conflict');
  });

  it.each(['cut', 'lost'] as const)(
    'go on where they stopped when a chunk is %s, in an app that was killed',
    async (how) => {
      await phone.take(900_000);
      phone.fault = once(isChunk, 4, how);
      await phone.queue.run();
      expect(phone.queue.status()).toMatchObject({ failure: 'offline' });
      expect(await phone.states()).toEqual(['waiting']);
      phone.queue.stop();
      phone.queue = phone.newTab();
      await phone.queue.run();
      expect(await phone.states()).toEqual(['received']);
      expect(phone.sent - 900_900).toBeLessThanOrEqual(MAX_CHUNK);
      expect(phone.seen.filter(({ method, path }) => method === 'POST' && path === UPLOAD_PATH)).toHaveLength(2);
    },
  );

  it('are sent in smaller chunks after trouble, and larger ones again', async () => {
    await phone.take(1_500_000);
    phone.fault = once(isChunk, 5, 'cut');
    await phone.queue.run();
    await phone.queue.run();
    const { chunks } = phone;
    expect(chunks[0]).toBe(900);
    expect(chunks[4]).toBe(MAX_CHUNK);
    expect(chunks[5]).toBe(MAX_CHUNK / 2);
    expect(chunks.at(6)).toBe(MAX_CHUNK);
    expect(await phone.states()).toEqual(['received']);
  });

  it('begin anew when the server has forgotten the upload', async () => {
    const hash = await phone.take(400_000);
    phone.fault = once(isChunk, 3, 'cut');
    await phone.queue.run();
    await server.context.db.deleteFrom('photo_upload').execute();
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received']);
    expect(await held(hash)).toBe(true);
  });

  it('that the server holds already are not sent: an answer was lost, or another phone had them', async () => {
    const bytes = makeJpeg({ size: 50_000, seed: ++seed });
    const hash = await phone.take(bytes);
    await phone.queue.run();
    const second = new Phone();
    must(await second.store.add({ hash, thumbHash: hash, full: bytes.slice().buffer, thumb: new ArrayBuffer(1) }));
    must(await second.store.name(newId(second.now, server.context.random), [hash]));
    await second.queue.run();
    expect(await second.states()).toEqual(['received']);
    expect(second.sent).toBe(0);
    second.queue.stop();
  });

  it('of two tabs without a lock arrive whole all the same', async () => {
    const hash = await phone.take(800_000);
    const other = phone.newTab();
    await Promise.all([phone.queue.run(), other.run()]);
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received']);
    expect(await held(hash)).toBe(true);
    other.stop();
  });

  it('that are refused stay here with the reason, do not stop the others, and can be sent again', async () => {
    const bad = await phone.take(new TextEncoder().encode('<script>alert(1)</script>'));
    phone.now += 1;
    const good = await phone.take(20_000);
    await phone.queue.run();
    expect(await phone.store.photos([bad, good])).toMatchObject([
      { state: 'failed', failure: 'not_jpeg' },
      { state: 'received' },
    ]);
    expect(await phone.store.bytes(bad, 'full')).toBeDefined();
    expect(phone.queue.status().failure).toBeNull();
    must(await phone.store.sendAgain([bad]));
    await phone.queue.run();
    expect(await phone.store.photos([bad])).toMatchObject([{ state: 'failed', failure: 'not_jpeg' }]);
  });

  it.each([
    ['401', answer(401), 'unauthorized', undefined],
    ['429 with a wait', answer(429, { 'retry-after': '7' }), 'busy', 7_500],
    ['503', answer(503), 'busy', 500],
    ['507, a full disk', answer(507), 'full', 600_500],
    ['500', answer(500), 'server', 500],
    ['a captive portal’s page', new Response('<html>', { status: 200 }), 'foreign', 500],
  ] as const)('wait and are not lost on %s', async (_, response, code, wait) => {
    await phone.take(20_000);
    phone.fault = once(isChunk, 1, response.clone());
    await phone.queue.run();
    expect(phone.queue.status().failure).toBe(code);
    expect(phone.waits).toEqual(wait === undefined ? [] : [wait]);
    phone.queue.trigger();
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received']);
  });

  it('too large for the server are told so', async () => {
    const hash = await phone.take(20_000);
    phone.fault = once(isBeginning, 1, answer(413));
    await phone.queue.run();
    expect(await phone.store.photos([hash])).toMatchObject([{ state: 'failed', failure: 'too_large' }]);
  });

  it('wait for Wi-Fi when their owner wants it so', async () => {
    await phone.take(20_000);
    phone.paused = 'cellular';
    await phone.queue.run();
    expect(phone.sent).toBe(0);
    expect(phone.queue.status()).toMatchObject({ paused: 'cellular', failure: null });
    phone.paused = null;
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received']);
    expect(phone.queue.status().paused).toBeNull();
  });

  it('are not sent, nor asked about, in the name of somebody else who is signed in here', async () => {
    const hash = await phone.take(20_000);
    await phone.queue.run();
    must(await phone.store.sendAgain([hash]));
    const before = phone.seen.length;
    phone.mySession = async () => false;
    await phone.queue.run();
    expect(phone.seen.length).toBe(before);
    expect(await phone.states()).toEqual(['waiting']);
  });

  it('let text go first, also between two chunks', async () => {
    await phone.take(600_000);
    let free: () => void = () => {};
    let waited = 0;
    phone.mySession = async () => {
      if (phone.sent < 200_000) return true;
      waited++;
      await new Promise<void>((resolve) => {
        free = resolve;
      });
      return true;
    };
    const running = phone.queue.run();
    await expect.poll(() => waited).toBe(1);
    const before = phone.sent;
    expect(await phone.states()).toEqual(['waiting']);
    phone.mySession = async () => true;
    free();
    await running;
    expect(before).toBeLessThan(600_000);
    expect(await phone.states()).toEqual(['received']);
  });

  it('are sent again when the server lost them with a night’s work', async () => {
    const hash = await phone.take(30_000);
    await phone.queue.run();
    const { db } = server.context;
    await db.deleteFrom('photo_holder').where('photo', '=', hash).execute();
    await db.deleteFrom('photo_upload').execute();
    phone.queue.stop();
    phone.queue = phone.newTab();
    await phone.queue.run();
    await phone.queue.run();
    expect(await phone.states()).toEqual(['received']);
    expect(await held(hash)).toBe(true);
  });
});
