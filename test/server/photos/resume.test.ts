import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../../src/demo/random.ts';
import { MAX_CHUNK, MIN_CHUNK, UPLOAD_PATH } from '../../../src/protocol/photos/photo.ts';
import { startServer } from '../../../src/server/compose.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { startServerProcess } from '../../bench/kill/server-process.ts';
import { cuttingProxy } from '../../support/cutting-proxy.ts';
import { builtServer } from '../../support/e2e-build.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { cookiesOf, seedPeople, sendTo, signInAs, startTestServer, type TestServer } from '../platform/http/harness.ts';
import { hashOf, type PhotoClient, photoClient, sha256 } from './client.ts';

let test: TestServer;
let cookie: string;
let phone: PhotoClient;

beforeAll(async () => {
  test = await startTestServer();
  const people = await seedPeople(test.context);
  cookie = await signInAs(test, people.members.volunteer);
  phone = photoClient(test, cookie);
});
afterAll(() => test.close());

/** Sends the head of a PATCH and so many bytes of its body, then the signal is gone. */
async function cutAfter(path: string, offset: number, chunk: Uint8Array, bytes: number): Promise<void> {
  const { port } = new URL(test.server.url);
  const socket = connect(Number(port), 'localhost');
  await once(socket, 'connect');
  const head = [
    `PATCH ${path} HTTP/1.1`,
    'host: localhost',
    `cookie: ${cookie}`,
    'tus-resumable: 1.0.0',
    `upload-offset: ${offset}`,
    'content-type: application/offset+octet-stream',
    `content-length: ${chunk.length}`,
    '',
    '',
  ].join('\r\n');
  const whole = Buffer.concat([Buffer.from(head), chunk]);
  await new Promise<void>((resolve) => socket.write(whole.subarray(0, head.length + bytes), () => resolve()));
  socket.destroySoon();
  await once(socket, 'close');
}

/**
 * Goes on as a phone does: asks where the upload stands, sends from there, and asks again when told to.
 * @returns bytes that went over the line
 */
async function goOn(client: PhotoClient, path: string, photo: Uint8Array): Promise<number> {
  let sent = 0;
  for (let offset = await client.offset(path); offset < photo.length; offset = await client.offset(path)) {
    const chunk = photo.subarray(offset, offset + MAX_CHUNK);
    const answer = await client.patch(path, offset, chunk);
    expect([204, 409]).toContain(answer.status);
    sent += chunk.length;
  }
  return sent;
}

describe('an upload that was cut', () => {
  const CUT_CHUNK = 100_000;
  it.each([
    ['within the head', -40],
    ['behind the head', 0],
    ['behind the first byte', 1],
    ['within what is too little to keep', MIN_CHUNK - 1],
    ['at what is just enough to keep', MIN_CHUNK],
    ['half-way', 50_000],
    ['before the last byte', CUT_CHUNK - 1],
    ['before the answer', CUT_CHUNK],
  ])('%s goes on where the server stands, and no more than a chunk goes twice', async (_, bytes) => {
    const photo = makeJpeg({ size: 2 * MAX_CHUNK + 240_000, seed: 50_000 + bytes });
    const path = await phone.begun(photo);
    await phone.patch(path, 0, photo.subarray(0, MAX_CHUNK));
    await phone.patch(path, MAX_CHUNK, photo.subarray(MAX_CHUNK, 2 * MAX_CHUNK));
    await cutAfter(path, 2 * MAX_CHUNK, photo.subarray(2 * MAX_CHUNK, 2 * MAX_CHUNK + CUT_CHUNK), bytes);
    const after = await goOn(phone, path, photo);
    expect(2 * MAX_CHUNK + Math.max(0, bytes) + after - photo.length).toBeLessThanOrEqual(MAX_CHUNK);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
    expect(await hashOf(await phone.get(sha256(photo), 'full'))).toBe(sha256(photo));
  });

  it('keeps what came of its chunk', async () => {
    const photo = makeJpeg({ size: 300_000, seed: 60_000 });
    const path = await phone.begun(photo);
    await cutAfter(path, 0, photo.subarray(0, MAX_CHUNK), 200_000);
    await expect.poll(() => phone.offset(path)).toBeGreaterThanOrEqual(150_000);
    await goOn(phone, path, photo);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
  });

  it('before its last answer, photo and all, is not sent again', async () => {
    const photo = makeJpeg({ size: 100_000, seed: 60_001 });
    const path = await phone.begun(photo);
    await cutAfter(path, 0, photo, photo.length);
    await expect.poll(() => phone.offset(path)).toBe(photo.length);
    await expect.poll(() => phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
  });

  it('goes on at another server over the same database and store', async () => {
    const config = { port: 0, dataDir: test.dataDir, publicUrl: 'http://localhost:0', databaseUrl: test.databaseUrl };
    const options = { config, log: createLog({ level: 'silent' }), clientFolder: join(test.dataDir, 'none') };
    const second = must(await startServer(options));
    onTestFinished(() => second.close());
    const there = photoClient({ send: sendTo(second.url) }, cookie);
    const photo = makeJpeg({ size: 700_000, seed: 60_002 });
    const path = await phone.begun(photo);
    await phone.patch(path, 0, photo.subarray(0, MAX_CHUNK));
    expect(await there.offset(path)).toBe(MAX_CHUNK);
    await there.patch(path, MAX_CHUNK, photo.subarray(MAX_CHUNK, 2 * MAX_CHUNK));
    await phone.patch(path, 2 * MAX_CHUNK, photo.subarray(2 * MAX_CHUNK));
    expect(await hashOf(await there.get(sha256(photo), 'full'))).toBe(sha256(photo));
  });
});

describe('tus-js-client, which knows nothing of us', () => {
  const uploadBy = (endpoint: string, photo: Uint8Array, uploadDataDuringCreation = false): Promise<void> =>
    new Promise((resolve, reject) => {
      new Upload(Buffer.from(photo), {
        endpoint,
        chunkSize: MAX_CHUNK,
        uploadDataDuringCreation,
        headers: { cookie },
        metadata: { variant: 'full', sha256: sha256(photo) },
        retryDelays: Array<number>(200).fill(1),
        onError: reject,
        onSuccess: () => resolve(),
      }).start();
    });

  it.each([
    ['', false],
    [', the first chunk with the beginning', true],
  ])('uploads to this server%s', async (_, uploadDataDuringCreation) => {
    const photo = makeJpeg({ size: 900_000, seed: uploadDataDuringCreation ? 70_001 : 70_000 });
    await uploadBy(`${test.server.url}${UPLOAD_PATH}`, photo, uploadDataDuringCreation);
    expect(await hashOf(await phone.get(sha256(photo), 'full'))).toBe(sha256(photo));
  });

  it('does so over connections that break at any byte, both ways', async () => {
    const seed = Date.now() % 100_000;
    const proxy = await cuttingProxy(Number(new URL(test.server.url).port), seededRandom(seed));
    onTestFinished(() => proxy.close());
    const photo = makeJpeg({ size: 2_000_000, seed });
    await uploadBy(`http://localhost:${proxy.port}${UPLOAD_PATH}`, photo);
    expect(proxy.cuts(), `seed ${seed}`).toBeGreaterThan(10);
    expect(await hashOf(await phone.get(sha256(photo), 'full')), `seed ${seed}`).toBe(sha256(photo));
  });

  it('is told why a photo is not taken', async () => {
    const page = Buffer.from('<!doctype html>');
    await expect(uploadBy(`${test.server.url}${UPLOAD_PATH}`, page)).rejects.toThrow(/422.*photo_refused.*not_jpeg/);
  });
});

describe('a server that is killed', () => {
  it('between chunks, amid one, and amid the last goes on where it stood', async () => {
    const server = await startServerProcess(builtServer);
    onTestFinished(() => server.close());
    const send = sendTo(server.url);
    const founder = {
      districtName: '清水区',
      name: '周明',
      email: 'office@qingyuan.example',
      password: 'qing shui liu',
    };
    const entered = await send('/api/auth/invite/accept', { json: { token: server.setupToken, ...founder } });
    expect(entered.status).toBe(200);
    const office = photoClient({ send }, cookiesOf(entered));
    const photo = makeJpeg({ size: 3 * MAX_CHUNK, seed: 80_000 });
    const path = await office.begun(photo);
    const chunk = (at: number) =>
      office.patch(path, at * MAX_CHUNK, photo.subarray(at * MAX_CHUNK, (at + 1) * MAX_CHUNK));
    await chunk(0);
    await server.kill();
    await server.start();
    expect(await office.offset(path)).toBe(MAX_CHUNK);
    for (const at of [1, 2]) {
      const answer = chunk(at).catch(() => undefined);
      await server.kill();
      await answer;
      await server.start();
      const sent = await goOn(office, path, photo.subarray(0, (at + 1) * MAX_CHUNK));
      expect(sent).toBeLessThanOrEqual(MAX_CHUNK);
    }
    expect(await office.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
    expect(await hashOf(await office.get(sha256(photo), 'full'))).toBe(sha256(photo));
  });
});
