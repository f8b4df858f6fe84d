import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import type { SyncEngine } from '../../../src/client/sync/engine-types.ts';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import { PushRequest } from '../../../src/protocol/sync/push.ts';
import { answer, bytes, EPOCH, identity, leaflet, member, page, START } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

/** The server's mark, in its own letters: the code before it knew none. */
const MARK = { 'x-qingyuan': '3' };
const PORTAL = '<html>请先登录无线网络</html>';

interface Asked {
  readonly name: string;
  readonly isPacked: boolean;
  readonly text: string;
  readonly device: string;
}

describe('a phone behind somebody who answers in the server’s place', () => {
  let server: Server;
  let store: WholeStore;
  let engine: SyncEngine;
  let asked: Asked[];
  let now: number;
  /** What the device in between does: true where it has answered. */
  let box: (request: Asked, response: ServerResponse) => boolean;

  const html = (response: ServerResponse, status: number) => {
    response.writeHead(status, { 'content-type': 'text/html', location: 'http://portal.example/' }).end(PORTAL);
    return true;
  };
  const ours = (response: ServerResponse, body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json', ...MARK }).end(JSON.stringify(body));

  async function read(request: IncomingMessage): Promise<Asked> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const isPacked = request.headers['content-encoding'] === 'gzip';
    const whole = Buffer.concat(parts);
    const text = (isPacked ? gunzipSync(whole) : whole).toString();
    return { name: request.url?.split('/').at(-1) ?? '', isPacked, text, device: JSON.parse(text).device };
  }

  function serve({ name, text }: Asked, response: ServerResponse): void {
    const whole = { time: START, epoch: EPOCH, head: 1, received: 1_000 };
    if (name === 'hello') ours(response, { ...whole, ...identity, scopes: [] });
    else if (name === 'pull') ours(response, page({ received: 1_000, cursors: {} }));
    else {
      const { changes } = v.parse(PushRequest, JSON.parse(text));
      const results = changes.map((change) => ({ id: (change as { id: string }).id, outcome: 'ok' as const }));
      ours(response, { ...answer(results), ...whole });
    }
  }

  beforeEach(async () => {
    [asked, now, box] = [[], START, () => false];
    server = createServer(async (request, response) => {
      const sent = await read(request);
      asked.push(sent);
      if (!box(sent, response)) serve(sent, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    store = makeWholeStore(memoryBackend(), { now: () => now, random: bytes });
    must(await store.enter(identity));
    engine = makeSyncEngine({
      store,
      transport: httpTransport({ base: `http://127.0.0.1:${port}/api/sync`, timeoutMs: 20_000 }),
      now: () => now,
      random: () => 0.5,
      schedule: () => () => undefined,
    });
  });
  afterEach(() => {
    engine.stop();
    server.closeAllConnections();
    server.close();
  });

  const save = async (note: string) => must(await store.save({ change: leaflet({ note }), author: member }));
  const states = async (changes: readonly { id: string }[]) =>
    Promise.all(changes.map(async ({ id }) => (await store.change(id))?.state));
  const pushes = () => asked.filter(({ name }) => name === 'push');
  /** Runs with the waits between them, until nothing is left or it has run so often. */
  async function runs(most: number): Promise<void> {
    for (let run = 0; run < most && (await store.counts()).unsent > 0; run++) {
      await engine.run();
      now += 60_000;
    }
  }

  it.each([200, 302, 400, 401, 403, 404, 413, 500, 503, 511])(
    'a page with status %i for the one record with a certain text stops no other, and refuses nothing',
    async (status) => {
      const saved = [await save('一'), await save('敏感词'), await save('三'), await save('四')];
      box = ({ name, text }, response) => name === 'push' && text.includes('敏感词') && html(response, status);
      await runs(6);
      expect(await states(saved)).toEqual(['acknowledged', 'unsent', 'acknowledged', 'acknowledged']);
      expect(engine.status()).toMatchObject({ session: 'signed_in', failure: null });
      expect([...engine.status().blocked]).toEqual([[saved[1]?.id, status === 413 ? 'size' : 'content']]);
      // Its device lets go: it goes by itself.
      box = () => false;
      now += 600_000;
      await engine.run();
      expect(await states(saved.slice(1, 2))).toEqual(['acknowledged']);
      expect(engine.status().blocked.size).toBe(0);
    },
  );

  it('a connection that breaks over one record each time stops no other', async () => {
    const saved = [await save('一'), await save('敏感词'), await save('三'), await save('四')];
    box = ({ name, text }, response) => {
      if (name !== 'push' || !text.includes('敏感词')) return false;
      response.destroy();
      return true;
    };
    await runs(12);
    expect(await states(saved)).toEqual(['acknowledged', 'unsent', 'acknowledged', 'acknowledged']);
    expect([...engine.status().blocked]).toEqual([[saved[1]?.id, 'cut']]);
  });

  it('compressed bodies that are stopped go plainly', async () => {
    const saved = [];
    for (let i = 0; i < 18; i++) saved.push(await save(`第 ${i} 次，发放折页`));
    box = ({ isPacked }, response) => isPacked && html(response, 403);
    await engine.run();
    expect(new Set(await states(saved))).toEqual(new Set(['acknowledged']));
    expect(pushes().map(({ isPacked }) => isPacked)).toEqual([true, false]);
  });

  it('bodies that are too large for it are sent smaller', async () => {
    const saved = [];
    for (let i = 0; i < 18; i++) saved.push(await save(`第 ${i} 次，发放折页`));
    box = ({ text }, response) => text.length > 2_000 && html(response, 413);
    await engine.run();
    expect(new Set(await states(saved))).toEqual(new Set(['acknowledged']));
  });

  it('a record that is too large by the word of our own server is refused in words of bytes', async () => {
    const saved = await save('很长');
    box = ({ name }, response) => {
      if (name !== 'push') return false;
      ours(response, { error: { code: 'too_large' } }, 413);
      return true;
    };
    await engine.run();
    expect((await store.change(saved.id))?.refusal).toEqual({ outcome: 'rejected', code: 'too_many_bytes' });
  });

  it('a page with 403 for hello never gives the phone another device id; our own word does', async () => {
    await save('一');
    const { device } = must(await store.state());
    box = ({ name }, response) => name === 'hello' && html(response, 403);
    for (let run = 0; run < 3; run++) await engine.run();
    expect(must(await store.state()).device.id).toBe(device.id);
    box = ({ name }, response) => {
      if (name !== 'hello') return false;
      ours(response, { error: { code: 'forbidden', detail: 'origin' } }, 403);
      return true;
    };
    await engine.run();
    expect(must(await store.state()).device.id).toBe(device.id);
    box = (request, response) => {
      if (request.name !== 'hello' || request.device !== device.id) return false;
      ours(response, { error: { code: 'forbidden', detail: 'forbidden_device' } }, 403);
      return true;
    };
    await engine.run();
    expect(must(await store.state()).device.id).not.toBe(device.id);
  });

  it.each([200, 302, 400, 401, 403, 404, 413, 500, 511])(
    'a portal that answers everything with %i signs nobody out and loses, splits and refuses nothing',
    async (status) => {
      const saved = [];
      for (let i = 0; i < 40; i++) saved.push(await save(`第 ${i} 次`));
      await engine.run();
      const later = [await save('二'), await save('三')];
      box = (_, response) => html(response, status);
      const before = asked.length;
      await engine.run();
      expect(engine.status()).toMatchObject({ session: 'signed_in', failure: 'foreign' });
      expect(engine.status().blocked.size).toBe(0);
      // A push and a hello: it does not take the portal's word for what may be wrong with single records.
      expect(asked.length - before).toBeLessThanOrEqual(3);
      expect(await states(later)).toEqual(['unsent', 'unsent']);
      box = () => false;
      now += 600_000;
      await engine.run();
      expect(await states([...saved, ...later])).toEqual(Array(42).fill('acknowledged'));
      expect(engine.status().failure).toBeNull();
    },
  );
});
