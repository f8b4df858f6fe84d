import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_CHUNK, maxPhotoBytes, UPLOAD_DAYS, UPLOAD_PATH } from '../../../src/protocol/photos/photo.ts';
import { dispatch } from '../../../src/server/http/dispatch.ts';
import type { Services } from '../../../src/server/http/services.ts';
import { createFileStore } from '../../../src/server/photos/file-store.ts';
import { photoRoutes } from '../../../src/server/photos/routes.ts';
import { MAX_UNFINISHED } from '../../../src/server/photos/upload.ts';
import { watchDisk } from '../../../src/server/platform/disk.ts';
import { makeLimits } from '../../../src/server/platform/http/limits.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { actorOf } from '../../../src/server/records/actor.ts';
import { makeJpeg, metadataSegments } from '../../support/jpeg.ts';
import {
  codeOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';
import { hashOf, metadata, type PhotoClient, photoClient, sha256 } from './client.ts';

let test: TestServer;
let people: People;
let phone: PhotoClient;
let other: PhotoClient;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  phone = photoClient(test, await signInAs(test, people.members.volunteer));
  other = photoClient(test, await signInAs(test, people.members.leader));
});
afterAll(() => test.close());

let seed = 0;
beforeEach(() => {
  seed += 1;
});

/** A photo that no other test has. */
const photoOf = (size: number): Uint8Array<ArrayBuffer> => makeJpeg({ size, seed });

const tus = { 'tus-resumable': '1.0.0' };
const failureOf = async (answer: Response): Promise<unknown> => {
  const { error } = (await answer.json()) as { error: { code: string; detail?: string } };
  return [answer.status, error.code, ...(error.detail === undefined ? [] : [error.detail])];
};

/** Rows that uploads leave behind. */
async function partsLeft(): Promise<number> {
  const { count } = await test.context.db
    .selectFrom('photo_part')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

describe('an upload', () => {
  it('goes in chunks, is acknowledged only when whole and checked, and then shown as it was sent', async () => {
    const photo = photoOf(2 * MAX_CHUNK + 5_000);
    const hash = sha256(photo);
    const path = await phone.begun(photo);
    expect(path).toMatch(new RegExp(`^${UPLOAD_PATH}/[0-9a-f-]{36}$`));
    expect(await phone.offset(path)).toBe(0);
    const first = await phone.patch(path, 0, photo.subarray(0, MAX_CHUNK));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, String(MAX_CHUNK)]);
    await phone.patch(path, MAX_CHUNK, photo.subarray(MAX_CHUNK, 2 * MAX_CHUNK));
    expect(await phone.status(hash)).toEqual({ full: [], thumb: [] });
    expect((await phone.get(hash, 'full')).status).toBe(404);
    const last = await phone.patch(path, 2 * MAX_CHUNK, photo.subarray(2 * MAX_CHUNK));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(photo.length)]);
    expect(await phone.status(hash, 'f'.repeat(64))).toEqual({ full: [hash], thumb: [] });
    expect(await hashOf(await phone.get(hash, 'full'))).toBe(hash);
    expect(await partsLeft()).toBe(0);
  });

  it('begins with its first chunk, and may be whole with it', async () => {
    const photo = photoOf(20_000);
    const begun = await phone.begin(photo, { chunk: photo.subarray(0, 8_192) });
    expect([begun.status, begun.headers.get('upload-offset')]).toEqual([201, '8192']);
    const path = begun.headers.get('location') ?? '';
    expect((await phone.patch(path, 8_192, photo.subarray(8_192))).status).toBe(204);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
    const thumb = makeJpeg({ width: 320, height: 240, size: 5_000, seed: seed + 2_000 });
    const whole = await phone.begin(thumb, { photo: sha256(photo), chunk: thumb });
    expect([whole.status, whole.headers.get('upload-offset')]).toEqual([201, '5000']);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [sha256(photo)] });
  });

  it('that begins with a chunk is refused for the same reasons', async () => {
    const photo = photoOf(MAX_CHUNK + 20_000);
    const page = Buffer.from(`<!doctype html>${' '.repeat(5_000)}`);
    expect(await failureOf(await phone.begin(page, { chunk: page }))).toEqual([422, 'photo_refused', 'not_jpeg']);
    expect(await failureOf(await phone.begin(photo, { chunk: photo }))).toEqual([413, 'too_large']);
    expect(await failureOf(await phone.begin(page, { chunk: photo.subarray(0, 9_000) }))).toEqual([413, 'too_large']);
    expect(await failureOf(await phone.begin(photo, { chunk: photo.subarray(0, 100) }))).toEqual([
      400,
      'bad_request',
      'chunk',
    ]);
  });

  it('that is done still answers, for a phone that lost the last answer', async () => {
    const photo = photoOf(9_000);
    const path = await phone.begun(photo);
    await phone.patch(path, 0, photo);
    expect(await phone.offset(path)).toBe(photo.length);
    expect((await phone.patch(path, 0, photo)).status).toBe(409);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
  });

  it('of a thumbnail belongs to its photo', async () => {
    const [photo, thumb] = [photoOf(30_000), makeJpeg({ width: 320, height: 240, size: 5_000, seed: seed + 1_000 })];
    const hash = sha256(photo);
    expect((await phone.upload(thumb, { photo: hash })).status).toBe(204);
    expect(await phone.status(hash)).toEqual({ full: [], thumb: [hash] });
    expect((await phone.get(hash, 'full')).status).toBe(404);
    expect((await phone.upload(photo)).status).toBe(204);
    expect(await phone.status(hash)).toEqual({ full: [hash], thumb: [hash] });
    expect(await hashOf(await phone.get(hash, 'thumb'))).toBe(sha256(thumb));
    expect((await phone.get(sha256(thumb), 'full')).status).toBe(404);
  });

  it('goes on only where it stands', async () => {
    const photo = photoOf(20_000);
    const path = await phone.begun(photo);
    expect(await failureOf(await phone.patch(path, 8_192, photo.subarray(8_192)))).toEqual([409, 'conflict']);
    await phone.patch(path, 0, photo.subarray(0, 8_192));
    expect(await failureOf(await phone.patch(path, 0, photo.subarray(0, 8_192)))).toEqual([409, 'conflict']);
    expect(await phone.offset(path)).toBe(8_192);
    expect((await phone.patch(path, 8_192, photo.subarray(8_192))).status).toBe(204);
  });

  it('sent by many at once from the same place is taken from one of them', async () => {
    const photo = photoOf(12_000);
    const path = await phone.begun(photo);
    const answers = await Promise.all(Array.from({ length: 8 }, () => phone.patch(path, 0, photo)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([204, ...Array<number>(7).fill(409)]);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
  });

  it('of the same photo from two phones at once is held from both and stored once', async () => {
    const photo = photoOf(MAX_CHUNK + 10);
    const hash = sha256(photo);
    const answers = await Promise.all([phone.upload(photo), other.upload(photo), phone.upload(photo)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await phone.status(hash)).toEqual(await other.status(hash));
    const { db } = test.context;
    const rows = await db.selectFrom('photo').where('hash', '=', hash).select(['size', 'stored']).execute();
    expect(rows).toEqual([{ size: photo.length, stored: true }]);
  });

  it('is nobody else’s: another member finds nothing there', async () => {
    const photo = photoOf(9_000);
    const path = await phone.begun(photo);
    expect((await other.head(path)).status).toBe(404);
    expect(await failureOf(await other.patch(path, 0, photo))).toEqual([404, 'not_found']);
    expect(await failureOf(await other.end(path))).toEqual([404, 'not_found']);
    expect(await phone.offset(path)).toBe(0);
    expect(await failureOf(await phone.patch(`${UPLOAD_PATH}/01890000-0000-7000-8000-00000000000a`, 0, photo))).toEqual(
      [404, 'not_found'],
    );
  });

  it('of what others have uploaded must be made all the same: to know a hash is not to have the photo', async () => {
    const photo = photoOf(9_000);
    await other.upload(photo);
    expect(await phone.status(sha256(photo))).toEqual({ full: [], thumb: [] });
    await phone.upload(photo);
    expect(await phone.status(sha256(photo))).toEqual({ full: [sha256(photo)], thumb: [] });
  });

  it('can be ended', async () => {
    const photo = photoOf(9_000);
    const path = await phone.begun(photo);
    await phone.patch(path, 0, photo.subarray(0, 5_000));
    expect((await phone.end(path)).status).toBe(204);
    expect((await phone.head(path)).status).toBe(404);
    expect((await phone.end(path)).status).toBe(404);
  });
});

describe('an upload is refused', () => {
  it.each<readonly [string, { readonly photo?: string; readonly sha256?: string }, Uint8Array, string]>([
    ['other bytes than announced', { sha256: 'a'.repeat(64) }, photoOf(9_000), 'hash_mismatch'],
    ['a page', {}, Buffer.from(`<!doctype html><script>alert(1)</script>${' '.repeat(5_000)}`), 'not_jpeg'],
    ['a drawing', {}, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not_jpeg'],
    ['a photo with a page behind it', {}, Buffer.concat([photoOf(800), Buffer.from('<html>')]), 'not_jpeg'],
    ['half a photo', {}, photoOf(9_000).subarray(0, 8_000), 'not_jpeg'],
    ['a photo that is too wide', {}, makeJpeg({ width: 1_601, height: 721 }), 'too_many_pixels'],
    ['a photo that is too high', {}, makeJpeg({ width: 721, height: 4_000 }), 'too_many_pixels'],
    ['a long screenshot that is too long', {}, makeJpeg({ width: 720, height: 16_385 }), 'too_many_pixels'],
    ['a thumbnail that is too wide', { photo: 'b'.repeat(64) }, makeJpeg({ width: 321 }), 'too_many_pixels'],
    ...Object.entries(metadataSegments).map(
      ([name, extra]) => [name, {}, makeJpeg({ extra }), 'has_metadata'] as const,
    ),
  ])('for good when it is %s', async (_, options, bytes, detail) => {
    const path = await phone.begun(bytes, options);
    expect(await failureOf(await phone.patch(path, 0, bytes))).toEqual([422, 'photo_refused', detail]);
    expect((await phone.head(path)).status).toBe(404);
    expect(await phone.status(sha256(bytes))).toEqual({ full: [], thumb: [] });
    expect((await phone.get(sha256(bytes), 'full')).status).toBe(404);
  });

  it('when it is larger than a photo may be, or says nothing', async () => {
    const size = (variant: 'full' | 'thumb') => ({ length: maxPhotoBytes[variant] + 1 }) as Uint8Array;
    const named = { sha256: 'a'.repeat(64) };
    expect(await failureOf(await phone.begin(size('full'), named))).toEqual([413, 'too_large']);
    expect(await failureOf(await phone.begin(size('thumb'), { ...named, photo: 'a'.repeat(64) }))).toEqual([
      413,
      'too_large',
    ]);
    expect(await failureOf(await phone.begin(new Uint8Array(), named))).toEqual([400, 'bad_request', 'upload-length']);
  });

  it('when a chunk is too large, runs over its end, or is a crumb', async () => {
    const photo = photoOf(MAX_CHUNK + 20_000);
    const path = await phone.begun(photo);
    expect(await failureOf(await phone.patch(path, 0, photo))).toEqual([413, 'too_large']);
    expect(await failureOf(await phone.patch(path, 0, photo.subarray(0, 100)))).toEqual([400, 'bad_request', 'chunk']);
    expect((await phone.patch(path, 0, new Uint8Array())).status).toBe(204);
    await phone.patch(path, 0, photo.subarray(0, MAX_CHUNK));
    const over = new Uint8Array(20_001);
    expect(await failureOf(await phone.patch(path, MAX_CHUNK, over))).toEqual([413, 'too_large']);
    expect(await phone.offset(path)).toBe(MAX_CHUNK);
    expect((await phone.patch(path, MAX_CHUNK, photo.subarray(MAX_CHUNK))).status).toBe(204);
  });

  it.each([
    ['no length', { 'upload-metadata': metadata({ variant: 'full', sha256: 'a'.repeat(64) }) }],
    ['no metadata', { 'upload-length': '10' }],
    [
      'no number for a length',
      { 'upload-length': '1e3', 'upload-metadata': metadata({ variant: 'full', sha256: 'a'.repeat(64) }) },
    ],
    ['no hash', { 'upload-length': '10', 'upload-metadata': metadata({ variant: 'full', sha256: 'A'.repeat(64) }) }],
    ['no variant', { 'upload-length': '10', 'upload-metadata': metadata({ sha256: 'a'.repeat(64) }) }],
    [
      'a thumbnail of nothing',
      { 'upload-length': '10', 'upload-metadata': metadata({ variant: 'thumb', sha256: 'a'.repeat(64) }) },
    ],
    ['garbage', { 'upload-length': '10', 'upload-metadata': `${'=,'.repeat(400)} ` }],
  ])('before it begins with %s', async (_, headers) => {
    const cookie = await signInAs(test, people.members.volunteer);
    const answer = await test.send(UPLOAD_PATH, { method: 'POST', cookie, headers: { ...tus, ...headers } });
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'bad_request']);
  });

  it('in another version of tus, and as another type', async () => {
    const photo = photoOf(9_000);
    const path = await phone.begun(photo);
    const old = await phone.patch(path, 0, photo, { 'tus-resumable': '0.2.2' });
    expect([old.status, old.headers.get('tus-version')]).toEqual([412, '1.0.0']);
    const typed = await phone.patch(path, 0, photo, { 'content-type': 'image/jpeg' });
    expect(await failureOf(typed)).toEqual([415, 'unsupported_media']);
    expect(await failureOf(await phone.patch(path, 0, photo, { 'upload-offset': '-1' }))).toEqual([
      400,
      'bad_request',
      'upload-offset',
    ]);
    expect(await phone.offset(path)).toBe(0);
  });
});

describe('unfinished uploads', () => {
  it('are few: a further one ends the oldest, and nobody else’s', async () => {
    const photo = photoOf(9_000);
    const bystander = await other.begun(photo);
    const first = await phone.begun(photo);
    for (let i = 1; i < MAX_UNFINISHED; i++) await phone.begun(photo);
    expect((await phone.head(first)).status).toBe(204);
    const last = await phone.begun(photo);
    expect((await phone.head(first)).status).toBe(404);
    expect((await phone.head(last)).status).toBe(204);
    expect((await other.head(bystander)).status).toBe(204);
  });

  it('end after a week in which nothing came', async () => {
    const photo = photoOf(9_000);
    const path = await phone.begun(photo);
    const day = 86_400_000;
    test.pass((UPLOAD_DAYS - 1) * day);
    const answer = await phone.patch(path, 0, photo.subarray(0, 5_000));
    expect(Date.parse(answer.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() + 12 * day);
    test.pass((UPLOAD_DAYS - 1) * day);
    expect(await phone.offset(path)).toBe(5_000);
    test.pass(1.1 * day);
    expect((await phone.head(path)).status).toBe(404);
    expect((await phone.patch(path, 5_000, photo.subarray(5_000))).status).toBe(404);
  });

  /** Calls the route that begins an upload, as the stranger. */
  async function strangerBegins(): Promise<
    (headers: Record<string, string>, body?: ReadableStream) => Promise<number>
  > {
    const photos = createFileStore(test.dataDir);
    const disk = watchDisk({ folder: test.dataDir, now: () => 0, changed: () => undefined });
    const services = { context: test.context, photos, disk, log: createLog({ level: 'silent' }) };
    const [begin] = photoRoutes(services as unknown as Services);
    const actor = await actorOf(test.context, people.stranger);
    if (!actor) throw new Error('the stranger is gone');
    const session = { id: actor.member, actor, expiresAt: 0, isDue: false };
    if (!begin) throw new Error('no route');
    const limits = makeLimits(test.context.now, test.context.random);
    const guards = { accounts: { current: async () => ({ session, cookies: [] }) }, limits };
    return async (headers, body) => {
      const sent = { method: 'POST', headers: { ...tus, ...headers }, ...(body && { body, duplex: 'half' }) };
      const request = new Request('http://localhost', sent);
      return (await dispatch(begin, guards, request, { address: '', cookie: undefined }, '')).status;
    };
  }
  const upload = (bytes: number) => ({
    'upload-length': String(bytes),
    'upload-metadata': `variant ${btoa('full')},sha256 ${btoa('a'.repeat(64))}`,
  });

  it('do not come from a beginning that was cut off: nobody knows their address', async () => {
    const begin = await strangerBegins();
    const countOf = async () => {
      const rows = test.context.db.selectFrom('photo_upload').where('member', '=', people.stranger).select('id');
      return (await rows.execute()).length;
    };
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(8_192));
      },
      pull(controller) {
        controller.error(new Error('the connection broke'));
      },
    });
    const before = await countOf();
    expect(await begin({ ...upload(20_000), 'content-type': 'application/offset+octet-stream' }, cut)).toBe(400);
    expect(await countOf()).toBe(before);
    expect(await begin(upload(20_000))).toBe(201);
    expect(await countOf()).toBe(before + 1);
  });

  it('are begun so many times an hour, then patience is asked for', async () => {
    const begin = await strangerBegins();
    const ask = () => begin(upload(0));
    const statuses: number[] = [];
    for (let i = 0; i < 1_202; i++) statuses.push(await ask());
    // Nothing to write down: only the count is looked at.
    expect(statuses).toEqual([...Array<number>(1_200).fill(400), 429, 429]);
    test.pass(3_600_000);
    expect(await ask()).toBe(400);
  });
});

describe('files of the store', () => {
  it('are whole photos and nothing else', async () => {
    const { db, district } = test.context;
    const stored = await db.selectFrom('photo').where('stored', '=', true).select('hash').execute();
    const folder = `${test.dataDir}/photos/${district}`;
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    expect(files.map(({ name }) => name).sort()).toEqual(stored.map(({ hash }) => `${hash}.jpg`).sort());
  });
});
