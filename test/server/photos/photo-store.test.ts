import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../../src/server/compose.ts';
import { createFileStore } from '../../../src/server/photos/file-store.ts';
import { probeStore } from '../../../src/server/photos/keep-tidy.ts';
import { type PhotoStore, photoKey } from '../../../src/server/photos/photo-store.ts';
import { createS3Store, type S3Config, s3Url } from '../../../src/server/photos/s3-store.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';
import { seedPeople, sendTo, signInAs, startTestServer } from '../platform/http/harness.ts';
import { hashOf, photoClient, sha256 } from './client.ts';

let folder: string;
let s3: S3Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyuan-store-'));
  s3 = await startS3Server();
}, 240_000);
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

const stores: readonly (readonly [string, () => PhotoStore])[] = [
  ['files', () => createFileStore(join(folder, 'photos'))],
  ['a bucket', () => createS3Store(s3.config)],
];

/** A bucket may hold what former runs left. */
const district = `a district, 清源 ${randomUUID()}`;
const keyOf = (bytes: Uint8Array): string => photoKey(district, sha256(bytes));
const failed = { ok: false, error: { code: 'unavailable' } };

describe.each(stores)('a store of photos in %s', (_, open) => {
  it('keeps what it is given, byte for byte, for whoever opens it later', async () => {
    for (const size of [200, 65_536, 4_194_304]) {
      const photo = makeJpeg({ size, seed: size });
      expect(must(await open().has(keyOf(photo)))).toBe(false);
      must(await open().put(keyOf(photo), photo));
      expect(must(await open().has(keyOf(photo)))).toBe(true);
      const got = must(await open().get(keyOf(photo)));
      expect(got && sha256(got)).toBe(sha256(photo));
    }
  });

  it('takes the same again, also many times at once', async () => {
    const store = open();
    const photo = makeJpeg({ size: 300_000, seed: 5 });
    const puts = await Promise.all(Array.from({ length: 8 }, () => store.put(keyOf(photo), photo)));
    expect(puts.every(({ ok }) => ok)).toBe(true);
    expect(must(await store.get(keyOf(photo)))?.length).toBe(photo.length);
  });

  it('removes, and says of what is not there that it is not', async () => {
    const store = open();
    const photo = makeJpeg({ seed: 6 });
    must(await store.put(keyOf(photo), photo));
    must(await store.remove(keyOf(photo)));
    must(await store.remove(keyOf(photo)));
    expect(must(await store.has(keyOf(photo)))).toBe(false);
    expect(must(await store.get(keyOf(photo)))).toBeUndefined();
  });
});

describe('a probe', () => {
  it('leaves nothing behind, and tells of a store that takes nothing', async () => {
    const place = join(folder, 'probed');
    must(await probeStore(createFileStore(place), 'a1'));
    const left = await readdir(place, { recursive: true, withFileTypes: true });
    expect(left.filter((each) => each.isFile())).toEqual([]);
    must(await probeStore(createS3Store(s3.config), 'a1'));
    expect(await probeStore(createS3Store({ ...s3.config, bucket: 'not-there' }), 'a1')).toMatchObject(failed);
  });
});

describe('files', () => {
  it('leave nothing but photos, and fail without a fault where they can not be', async () => {
    const place = join(folder, 'blocked');
    await writeFile(place, 'not a folder');
    const store = createFileStore(place);
    const photo = makeJpeg({ seed: 7 });
    expect(await store.put(keyOf(photo), photo)).toMatchObject(failed);
    expect(await store.get(keyOf(photo))).toMatchObject(failed);
    await rm(place);
    must(await store.put(keyOf(photo), photo));
    expect(await readdir(place, { recursive: true })).toHaveLength(3);
  });

  it('are moved into their place only when whole', async () => {
    const place = join(folder, 'taken');
    const store = createFileStore(place);
    const photo = makeJpeg({ seed: 8 });
    await mkdir(join(place, keyOf(photo)), { recursive: true });
    expect(await store.put(keyOf(photo), photo)).toMatchObject(failed);
    const left = await readdir(place, { recursive: true });
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a bucket', () => {
  const photo = makeJpeg({ seed: 9 });

  it('that is not ours, not there, or behind a service that is away, fails without a fault', async () => {
    const wrong: Partial<S3Config>[] = [
      { accessKeyId: 'nobody' },
      { bucket: 'not-there' },
      { endpoint: 'http://127.0.0.1:9' },
      ...(s3.checksSignatures ? [{ secretAccessKey: 'wrong' }, { region: 'elsewhere', secretAccessKey: 'wrong' }] : []),
    ];
    for (const change of wrong) {
      const store = createS3Store({ ...s3.config, ...change });
      expect(await store.put(keyOf(photo), photo)).toMatchObject(failed);
      expect(await store.remove(keyOf(photo))).toMatchObject(failed);
    }
    expect((await createS3Store(s3.config).put(keyOf(photo), photo)).ok).toBe(true);
  });

  it('serves a server that is told of it, and leaves no files there', async () => {
    const test = await startTestServer();
    onTestFinished(() => test.close());
    const config = { port: 0, dataDir: test.dataDir, publicUrl: 'http://localhost:0', databaseUrl: test.databaseUrl };
    const options = { log: createLog({ level: 'silent' }), clientFolder: join(test.dataDir, 'none') };
    const server = must(await startServer({ ...options, config: { ...config, s3: s3.config } }));
    onTestFinished(() => server.close());
    const { members } = await seedPeople(test.context);
    const phone = photoClient({ send: sendTo(server.url) }, await signInAs(test, members.volunteer));
    const large = makeJpeg({ size: 400_000, seed: Date.now() });
    expect((await phone.upload(large)).status).toBe(204);
    expect(await hashOf(await phone.get(sha256(large), 'full'))).toBe(sha256(large));
    const key = photoKey(test.context.district, sha256(large));
    expect(must(await createS3Store(s3.config).has(key))).toBe(true);
    const files = await readdir(test.dataDir, { recursive: true });
    expect(files.filter((name) => name.endsWith('.jpg'))).toEqual([]);
  });

  it('is addressed as its service wants it', () => {
    const config = { ...s3.config, endpoint: 'https://oss.example.cn', bucket: 'b' };
    expect(s3Url(config, 'd/ab/abc.jpg')).toBe('https://oss.example.cn/b/d/ab/abc.jpg');
    expect(s3Url({ ...config, addressing: 'host' }, 'd/ab/abc.jpg')).toBe('https://b.oss.example.cn/d/ab/abc.jpg');
  });
});
