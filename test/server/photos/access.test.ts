import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import { type Role, roles } from '../../../src/domain/kernel/role.ts';
import { actorOf } from '../../../src/server/records/actor.ts';
import { appendChanges } from '../../../src/server/records/append.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import {
  cookiesByRole,
  editMember,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';
import { hashOf, type PhotoClient, photoClient, sha256 } from './client.ts';

type Person = Role | 'stranger';

let test: TestServer;
let people: People;
let clients: Record<Person, PhotoClient>;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  const cookies = { ...(await cookiesByRole(test, people)), stranger: await signInAs(test, people.stranger) };
  clients = Object.fromEntries(
    Object.entries(cookies).map(([person, cookie]) => [person, photoClient(test, cookie)]),
  ) as Record<Person, PhotoClient>;
});
afterAll(() => test.close());

let photo: Uint8Array<ArrayBuffer>;
let thumb: Uint8Array<ArrayBuffer>;
let hash: string;
let seed = 0;
beforeEach(() => {
  seed += 1;
  photo = makeJpeg({ size: 2_000, seed });
  thumb = makeJpeg({ width: 320, height: 200, seed });
  hash = sha256(photo);
});

const memberOf = (person: Exclude<Person, 'public'>): Id =>
  person === 'stranger' ? people.stranger : people.members[person];

async function uploadAs(person: Person): Promise<void> {
  expect((await clients[person].upload(thumb, { photo: hash })).status).toBe(204);
  expect((await clients[person].upload(photo)).status).toBe(204);
}

/** Writes as somebody, with the rights that they have. */
async function write(
  person: Exclude<Person, 'public'>,
  fields: Readonly<Record<string, unknown>>,
  record?: Id,
): Promise<Id> {
  const { context } = test;
  const actor = await actorOf(context, memberOf(person));
  if (!actor) throw new Error(`${person} is nobody`);
  const id = newId(context.now(), context.random);
  const draft = {
    id,
    kind: 'leaflet' as const,
    fields: fields as Record<string, string>,
    ...(record ? { record } : {}),
  };
  must(await appendChanges(context, actor, [draft]));
  return record ?? id;
}

const work = (person: Exclude<Person, 'public'>, squad: Id | undefined, photos: readonly string[] = [hash]) => ({
  date: '2026-05-01',
  quantity: 10,
  member: memberOf(person),
  ...(squad ? { squad } : {}),
  photos,
});

/** Who can see the photo now; both variants agree, and who can not is told nothing more than of one that never was. */
async function viewers(): Promise<Person[]> {
  const seen: Person[] = [];
  for (const person of [...roles, 'stranger'] as const) {
    const full = await clients[person].get(hash, 'full');
    const small = await clients[person].get(hash, 'thumb');
    if (full.ok) {
      seen.push(person);
      expect([await hashOf(full), await hashOf(small)]).toEqual([hash, sha256(thumb)]);
      continue;
    }
    const never = await clients[person].get('0'.repeat(64), 'full');
    const told = async (answer: Response) => [answer.status, await answer.text()];
    expect([await told(full), await told(small)]).toEqual(Array(2).fill(await told(never)));
    expect(never.status).toBe(person === 'public' ? 401 : 404);
  }
  return seen;
}

const squadAndOffice: readonly Person[] = ['volunteer', 'leader', 'officer', 'administrator'];

describe('a photo can be seen by', () => {
  it('nobody but who uploaded it, while no record names it', async () => {
    await uploadAs('volunteer');
    expect(await viewers()).toEqual(['volunteer']);
  });

  it('who may read a record that names it: the squad and the office', async () => {
    await uploadAs('volunteer');
    await write('volunteer', work('volunteer', people.squad));
    expect(await viewers()).toEqual(squadAndOffice);
  });

  it('them also when the record comes before the photo', async () => {
    await write('volunteer', work('volunteer', people.squad));
    expect(await viewers()).toEqual([]);
    await uploadAs('volunteer');
    expect(await viewers()).toEqual(squadAndOffice);
  });

  it('nobody more because somebody who has heard its hash names it', async () => {
    await uploadAs('volunteer');
    await write('stranger', work('stranger', people.otherSquad));
    expect(await viewers()).toEqual(['volunteer']);
    await write('organizer', work('organizer', undefined));
    await write('officer', work('officer', undefined));
    expect(await viewers()).toEqual(['volunteer']);
  });

  it('a stranger who really has it, and that opens nothing to anybody else', async () => {
    await uploadAs('volunteer');
    await uploadAs('stranger');
    expect(await viewers()).toEqual(['volunteer', 'stranger']);
  });

  it('readers of the record, when a squadmate has uploaded it for its author', async () => {
    await uploadAs('leader');
    await write('volunteer', work('volunteer', people.squad));
    expect(await viewers()).toEqual(squadAndOffice);
  });

  it('readers of the record, when the office has added it', async () => {
    await uploadAs('officer');
    const record = await write('volunteer', work('volunteer', people.squad, ['e'.repeat(64)]));
    await write('officer', { photos: ['e'.repeat(64), hash] }, record);
    expect(await viewers()).toEqual(squadAndOffice);
  });

  it('readers of the record, also after somebody else has put another beside it', async () => {
    await uploadAs('volunteer');
    const record = await write('volunteer', work('volunteer', people.squad));
    await write('leader', { photos: ['e'.repeat(64), hash] }, record);
    expect(await viewers()).toEqual(squadAndOffice);
  });

  it('who uploaded it alone, once no record names it, or the record was taken back; until it is put back', async () => {
    await uploadAs('volunteer');
    const record = await write('volunteer', work('volunteer', people.squad));
    await write('volunteer', { photos: null }, record);
    expect(await viewers()).toEqual(['volunteer']);
    await write('volunteer', { photos: [hash] }, record);
    expect(await viewers()).toEqual(squadAndOffice);
    await write('volunteer', { deleted: true }, record);
    expect(await viewers()).toEqual(['volunteer']);
    await write('volunteer', { deleted: false }, record);
    expect(await viewers()).toEqual(squadAndOffice);
  });

  it('the record’s new readers when the record moves', async () => {
    await uploadAs('officer');
    const record = await write('officer', work('volunteer', people.squad));
    expect(await viewers()).toEqual(squadAndOffice);
    await write('officer', { squad: people.otherSquad }, record);
    expect(await viewers()).toEqual(['officer', 'administrator', 'stranger']);
  });

  it('the squad that a member left, and the member as far as the photo is theirs', async () => {
    await uploadAs('volunteer');
    await write('volunteer', work('volunteer', people.squad));
    const own = hash;
    photo = makeJpeg({ size: 2_000, seed: seed + 10_000 });
    thumb = makeJpeg({ width: 320, height: 200, seed: seed + 10_000 });
    hash = sha256(photo);
    await uploadAs('leader');
    await write('leader', work('leader', people.squad));
    expect(await viewers()).toEqual(squadAndOffice);
    await editMember(test.context, people.members.volunteer, { squad: people.otherSquad });
    expect(await viewers()).toEqual(['leader', 'officer', 'administrator']);
    expect((await clients.volunteer.get(own, 'full')).status).toBe(200);
    expect((await clients.leader.get(own, 'full')).status).toBe(200);
    expect((await clients.stranger.get(own, 'full')).status).toBe(404);
    await editMember(test.context, people.members.volunteer, { squad: people.squad });
    expect(await viewers()).toEqual(squadAndOffice);
  });
});

describe('the answer with a photo', () => {
  it('is a picture and nothing else, kept by nobody on the way', async () => {
    await uploadAs('volunteer');
    const { status, headers } = await clients.volunteer.get(hash, 'full', {
      accept: 'text/html',
      'accept-encoding': 'br',
    });
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(photo.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `inline; filename="${hash.slice(0, 12)}.jpg"`,
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'cookie',
      etag: `"${hash}"`,
    });
    expect(headers.get('content-encoding')).toBeNull();
    const small = await clients.volunteer.get(hash, 'thumb');
    expect(small.headers.get('etag')).toBe(`"${sha256(thumb)}"`);
    expect(small.headers.get('content-disposition')).toBe(`inline; filename="${hash.slice(0, 12)}-thumb.jpg"`);
  });

  it('is empty for who has it, and still forbidden for who may not see it', async () => {
    await uploadAs('volunteer');
    const known = { 'if-none-match': `"${hash}"` };
    const again = await clients.volunteer.get(hash, 'full', known);
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await clients.stranger.get(hash, 'full', known)).status).toBe(404);
  });

  it('is not found where the name is no hash', async () => {
    for (const name of ['a', hash.toUpperCase(), `${hash}0`, '..%2f..%2fsession-secret', '%00'.repeat(64)]) {
      expect((await clients.volunteer.get(name, 'full')).status).toBe(404);
    }
  });

  it('is not found, rather than broken, when the store has lost it', async () => {
    await uploadAs('volunteer');
    await rm(`${test.dataDir}/photos/${test.context.district}/${hash.slice(0, 2)}/${hash}.jpg`);
    expect((await clients.volunteer.get(hash, 'full')).status).toBe(404);
    // Whoever still has it puts it back.
    expect((await clients.volunteer.upload(photo)).status).toBe(204);
    expect((await clients.volunteer.get(hash, 'full')).status).toBe(200);
  });
});
