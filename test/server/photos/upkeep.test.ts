import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_CHUNK, PHOTO_GRACE_DAYS } from '../../../src/protocol/photos/photo.ts';
import { createFileStore } from '../../../src/server/photos/file-store.ts';
import { finishUpload } from '../../../src/server/photos/finish.ts';
import { type PhotoStore, photoKey } from '../../../src/server/photos/photo-store.ts';
import { photoStatus } from '../../../src/server/photos/status.ts';
import { planUpkeep, removeDue } from '../../../src/server/photos/upkeep.ts';
import { addPhotoChunk, beginUpload, uploadState } from '../../../src/server/photos/upload.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, NOON, outcomes, Phone, recordOf } from '../sync/fixture.ts';
import { sha256 } from './client.ts';

const DAY = 86_400_000;

let folder: string;
let store: PhotoStore;
let district: District;
let phone: Phone;
let now: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyuan-upkeep-'));
});
beforeEach(async () => {
  store = createFileStore(await mkdtemp(join(folder, 'photos-')));
  district = await makeDistrict();
  phone = new Phone(district.context, district.volunteer);
  now = NOON;
  return () => district.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function pass(days: number): void {
  now += days * DAY;
  district.setNow(now);
}

const photo = makeJpeg({ size: 5_000, seed: 1 });
const thumb = makeJpeg({ width: 320, height: 240, seed: 2 });
const hash = sha256(photo);

async function arrive(bytes: Uint8Array, variant: 'full' | 'thumb') {
  const { context, volunteer } = district;
  const named = { sha256: sha256(bytes) };
  const metadata = variant === 'full' ? { variant, ...named } : { variant, ...named, photo: hash };
  const { id } = must(await beginUpload(context, volunteer.member, metadata, bytes.length));
  must(await addPhotoChunk(context, volunteer.member, id, { offset: 0, bytes, isWhole: true }));
  return finishUpload(context, store, volunteer, id);
}

async function upload(): Promise<void> {
  must(await arrive(thumb, 'thumb'));
  must(await arrive(photo, 'full'));
}

const has = async (bytes: Uint8Array): Promise<boolean> =>
  must(await store.has(photoKey(district.context.district, sha256(bytes))));
const held = async () => [await has(photo), await has(thumb)];
const status = () => photoStatus(district.context, district.volunteer.member, [hash]);

/** A round of upkeep: what it plans, and what it does. */
async function round() {
  const { photos, unnamed, due } = await planUpkeep(district.context);
  return { photos, unnamed, due, removed: must(await removeDue(district.context, store)) };
}

describe('a photo', () => {
  it('that no record ever named is removed a month after that was noticed, thumbnail and all', async () => {
    await upload();
    expect(await round()).toEqual({ photos: 2, unnamed: 2, due: 0, removed: 0 });
    pass(PHOTO_GRACE_DAYS - 1);
    expect(await round()).toEqual({ photos: 2, unnamed: 2, due: 0, removed: 0 });
    expect(await status()).toEqual({ full: [hash], thumb: [hash] });
    pass(2);
    expect(await planUpkeep(district.context)).toEqual({
      photos: 2,
      unnamed: 2,
      due: 2,
      dueBytes: photo.length + thumb.length,
    });
    expect(await held()).toEqual([true, true]);
    expect(await round()).toEqual({ photos: 2, unnamed: 2, due: 2, removed: 2 });
    expect(await held()).toEqual([false, false]);
    expect(await status()).toEqual({ full: [], thumb: [] });
    expect(await round()).toEqual({ photos: 0, unnamed: 0, due: 0, removed: 0 });
    const holders = await district.context.db.selectFrom('photo_holder').selectAll().execute();
    expect(holders).toEqual([]);
  });

  it('that a record names stays, and its thumbnail with it', async () => {
    await upload();
    await phone.send(phone.leaflet({ photos: [hash] }));
    for (let year = 0; year < 3; year++) {
      expect(await round()).toEqual({ photos: 2, unnamed: 0, due: 0, removed: 0 });
      pass(365);
    }
    expect(await held()).toEqual([true, true]);
  });

  it('that is named no longer has its month from then on, and is safe again once it is named again', async () => {
    await upload();
    const made = phone.leaflet({ photos: [hash] });
    await phone.send(made);
    await round();
    pass(100);
    await phone.send(phone.edit(await recordOf(district, made.id), { photos: null }));
    expect(await round()).toEqual({ photos: 2, unnamed: 2, due: 0, removed: 0 });
    pass(PHOTO_GRACE_DAYS - 1);
    await round();
    await phone.send(phone.edit(await recordOf(district, made.id), { photos: [hash] }));
    pass(2);
    expect(await round()).toEqual({ photos: 2, unnamed: 0, due: 0, removed: 0 });
    await phone.send(phone.edit(await recordOf(district, made.id), { deleted: true }));
    await round();
    pass(PHOTO_GRACE_DAYS + 1);
    expect(await round()).toMatchObject({ removed: 2 });
    expect(await held()).toEqual([false, false]);
  });

  it('that is named, or uploaded again, at the last moment is not removed', async () => {
    await upload();
    await round();
    pass(PHOTO_GRACE_DAYS + 1);
    expect(await planUpkeep(district.context)).toMatchObject({ due: 2 });
    await phone.send(phone.leaflet({ photos: [hash] }));
    expect(must(await removeDue(district.context, store))).toBe(0);
    expect(await held()).toEqual([true, true]);

    const other = makeJpeg({ size: 5_000, seed: 3 });
    must(await arrive(other, 'full'));
    await round();
    pass(PHOTO_GRACE_DAYS + 1);
    expect(await planUpkeep(district.context)).toMatchObject({ due: 1 });
    must(await arrive(other, 'full'));
    expect(must(await removeDue(district.context, store))).toBe(0);
    expect(await has(other)).toBe(true);
  });

  it('in a value that still contends with another is named', async () => {
    await upload();
    const made = phone.leaflet();
    await phone.send(made);
    const before = await recordOf(district, made.id);
    const mate = new Phone(district.context, district.leader);
    await phone.send(phone.edit(before, { photos: [hash] }));
    pass(1);
    expect(outcomes(await mate.send(mate.edit(before, { photos: ['e'.repeat(64)] })))).toEqual(['conflict']);
    expect((await recordOf(district, made.id)).fields.photos).toEqual(['e'.repeat(64)]);
    expect(await round()).toMatchObject({ unnamed: 0 });
  });

  it('stays in the books while the store can not remove it', async () => {
    await upload();
    await round();
    pass(PHOTO_GRACE_DAYS + 1);
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'not a folder');
    const failed = { ok: false, error: { code: 'unavailable' } };
    expect(await removeDue(district.context, createFileStore(blocked))).toMatchObject(failed);
    expect(await status()).toEqual({ full: [hash], thumb: [hash] });
    expect(await round()).toMatchObject({ removed: 2 });
  });
});

describe('a store that is away', () => {
  it('costs an upload nothing: it waits, whole, and is taken in when the store is back', async () => {
    const { context, volunteer } = district;
    const place = join(folder, 'away');
    await writeFile(place, 'not a folder');
    const away = createFileStore(place);
    const large = makeJpeg({ size: MAX_CHUNK, seed: 4 });
    const begun = await beginUpload(
      context,
      volunteer.member,
      { variant: 'full', sha256: sha256(large) },
      large.length,
    );
    const { id } = must(begun);
    must(await addPhotoChunk(context, volunteer.member, id, { offset: 0, bytes: large, isWhole: true }));
    const failed = { ok: false, error: { code: 'unavailable' } };
    expect(await finishUpload(context, away, volunteer, id)).toMatchObject(failed);
    expect(must(await uploadState(context, volunteer.member, id))).toMatchObject({
      received: large.length,
      isHeld: false,
    });
    expect(await photoStatus(context, volunteer.member, [sha256(large)])).toEqual({ full: [], thumb: [] });
    await rm(place);
    await mkdir(place);
    must(await finishUpload(context, away, volunteer, id));
    expect(await photoStatus(context, volunteer.member, [sha256(large)])).toEqual({ full: [sha256(large)], thumb: [] });
    expect(must(await uploadState(context, volunteer.member, id))).toMatchObject({ isHeld: true });
    must(await finishUpload(context, away, volunteer, id));
  });
});

describe('uploads', () => {
  it('that nobody went on with for a week are cleared away with their parts, done or not', async () => {
    const { context, volunteer } = district;
    await upload();
    const { id } = must(
      await beginUpload(context, volunteer.member, { variant: 'full', sha256: 'a'.repeat(64) }, 50_000),
    );
    must(
      await addPhotoChunk(context, volunteer.member, id, { offset: 0, bytes: new Uint8Array(20_000), isWhole: true }),
    );
    pass(6);
    await round();
    const left = () => context.db.selectFrom('photo_upload').select('id').execute();
    expect(await left()).toHaveLength(3);
    pass(2);
    await round();
    expect(await left()).toEqual([]);
    expect(await context.db.selectFrom('photo_part').select('start').execute()).toEqual([]);
    expect(await held()).toEqual([true, true]);
  });
});
