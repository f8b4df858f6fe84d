import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import { SERVER_MARK } from '../../../src/protocol/kernel/error.ts';
import type { PullResponse } from '../../../src/protocol/sync/pull.ts';
import { id, page, scope } from '../../contract/store-world.ts';

const request = { device: id(), epoch: null, cursors: {} };
const pages = [1, 2, 3].map((head) => page({ head, cursors: { [scope]: head }, more: head < 3 }));
const lines = pages.map((each) => `${JSON.stringify(each)}\n`);

describe('a pull over HTTP', () => {
  let server: Server;
  let base: string;
  let respond: (response: ServerResponse) => void;
  let got: PullResponse[];

  const pull = (wanted = Number.POSITIVE_INFINITY, timeoutMs = 20_000) =>
    httpTransport({ base, timeoutMs }).pull(request, async (each) => {
      got.push(each);
      return got.length < wanted;
    });

  beforeEach(async () => {
    got = [];
    server = createServer((_, response) => respond(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/sync`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('hands on each page in its turn, however the bytes fall', async () => {
    const bytes = Buffer.from(lines.join(''));
    respond = async (response) => {
      for (let at = 0; at < bytes.length; at += 100) {
        response.write(bytes.subarray(at, at + 100));
        await new Promise((resolve) => setTimeout(resolve));
      }
      response.end();
    };
    expect(await pull()).toEqual({ ok: true, value: undefined });
    expect(got).toEqual(pages);
  });

  it('has the first page before the second is sent', async () => {
    let release = () => {};
    respond = async (response) => {
      response.write(lines[0]);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      response.end(lines[1]);
    };
    const pulled = pull();
    while (got.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(got).toEqual(pages.slice(0, 1));
    release();
    expect((await pulled).ok).toBe(true);
    expect(got).toEqual(pages.slice(0, 2));
  });

  it('keeps what came whole of an answer that breaks off', async () => {
    respond = (response) => {
      response.writeHead(200, { 'content-length': '100000' });
      response.write(lines[0] + (lines[1] ?? '').slice(0, 40));
      setTimeout(() => response.destroy(), 20);
    };
    expect(await pull()).toEqual({ ok: false, error: { code: 'offline' } });
    expect(got).toEqual(pages.slice(0, 1));
    // As a proxy ends it that lost its own server.
    respond = (response) => response.end(lines[0] + (lines[1] ?? '').slice(0, 40));
    expect(await pull()).toEqual({ ok: false, error: { code: 'offline' } });
  });

  it('lets go of the rest once enough has come', async () => {
    const closed = new Promise<void>((resolve) => {
      respond = (response) => {
        response.on('close', resolve);
        response.write(lines.join(''));
      };
    });
    expect((await pull(2)).ok).toBe(true);
    expect(got).toEqual(pages.slice(0, 2));
    await closed;
  });

  it('does not wait for a page that it will not want', async () => {
    respond = (response) => {
      response.write(lines[0] + (lines[1] ?? '').slice(0, 40));
    };
    expect(await pull(1, 60_000)).toEqual({ ok: true, value: undefined });
    expect(got).toEqual(pages.slice(0, 1));
  });

  it('takes nothing else for a page', async () => {
    respond = (response) => response.end('<html>请先登录无线网络</html>');
    expect(await pull()).toEqual({ ok: false, error: { code: 'foreign', status: 200 } });
    respond = (response) => response.end('');
    expect(await pull()).toEqual({ ok: false, error: { code: 'foreign', status: 200 } });
    respond = (response) => response.writeHead(200, { [SERVER_MARK]: '3' }).end('{"time":1}');
    expect(await pull()).toEqual({ ok: false, error: { code: 'bad_response' } });
    expect(got).toEqual([]);
  });

  it('gives up on silence, not on an answer that is long in coming', async () => {
    respond = async (response) => {
      for (const line of lines) {
        response.write(line);
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
      response.end();
    };
    expect((await pull(Number.POSITIVE_INFINITY, 1_000)).ok).toBe(true);
    respond = (response) => response.write(lines[0]);
    expect(await pull(Number.POSITIVE_INFINITY, 300)).toEqual({ ok: false, error: { code: 'offline' } });
  });
});
