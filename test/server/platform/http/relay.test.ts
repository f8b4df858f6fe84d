import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../../../src/client/data/idb/rows.ts';
import { sealChanges } from '../../../../src/client/sync/relay/seal.ts';
import { makeClock } from '../../../../src/domain/kernel/clock.ts';
import { dayAt } from '../../../../src/domain/kernel/day.ts';
import { newId } from '../../../../src/domain/kernel/id.ts';
import { MAX_RELAY_BYTES, type SealedFile } from '../../../../src/protocol/relay/relay.ts';
import type { HelloResponse } from '../../../../src/protocol/sync/hello.ts';
import { codeOf, type People, seedPeople, signInAs, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let people: People;
let origin: string;
let carrier: string;

const random = (n: number) => new Uint8Array(randomBytes(n));
const id = () => newId(Date.now(), random);

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  origin = await signInAs(test, people.members.volunteer);
  carrier = await signInAs(test, people.stranger);
});
afterAll(() => test.close());

async function hello(cookie: string, device: string): Promise<HelloResponse> {
  const response = await test.send('/api/sync/hello', { cookie, json: { device } });
  return (await response.json()) as HelloResponse;
}

/** A relay file of one leaflet, made by the volunteer's phone with the keys from hello. */
async function makeRelayFile(): Promise<SealedFile> {
  const device = id();
  const { relay, district } = await hello(origin, device);
  if (!relay) throw new Error('hello gave no key');
  const record = id();
  const change: ChangeRow = {
    id: record,
    record,
    kind: 'leaflet',
    schema: 1,
    device,
    deviceSeq: 1,
    clock: makeClock({ wall: Date.now(), counter: 0, node: '0000000000ff' }),
    base: {},
    fields: { date: dayAt(Date.now()), quantity: 5, member: people.members.volunteer, squad: people.squad },
    state: 'unsent',
    order: 1,
    savedAt: 0,
  };
  const key = { ...relay, device, member: people.members.volunteer };
  const file = await sealChanges({ key, district: district.id, random }, [change]);
  if (!file) throw new Error('nothing was sealed');
  return file;
}

const deliver = (json: unknown, cookie = carrier) => test.send('/api/sync/relay', { cookie, json });

describe('the relay keys of hello', () => {
  it('are stable, and differ for each device and member', async () => {
    const [one, two] = [id(), id()];
    const first = await hello(origin, one);
    expect((await hello(origin, one)).relay).toEqual(first.relay);
    expect((await hello(origin, two)).relay?.key).not.toBe(first.relay?.key);
    expect((await hello(carrier, id())).relay?.key).not.toBe(first.relay?.key);
  });
});

describe('POST /api/sync/relay', () => {
  it('accepts a file from any member, once', async () => {
    const file = await makeRelayFile();
    const first = await deliver(file);
    expect([first.status, await first.json()]).toMatchObject([200, { accepted: 1, duplicates: 0, refused: [] }]);
    expect(await (await deliver(file, origin)).json()).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it('distinguishes why a file is refused', async () => {
    const file = await makeRelayFile();
    const refusals = await Promise.all(
      [
        { ...file, district: 'elsewhere' },
        { ...file, key: '0'.repeat(32) },
        { ...file, sealed: file.sealed.slice(0, -8) },
        { ...file, version: 2 },
        { ...file, sealed: '…' },
        {},
      ].map(async (each) => {
        const answer = await deliver(each);
        return [answer.status, await codeOf(answer)];
      }),
    );
    expect(refusals).toEqual([
      [422, 'relay_other_district'],
      [422, 'relay_unknown_key'],
      [422, 'relay_damaged'],
      [400, 'bad_request'],
      [400, 'bad_request'],
      [400, 'bad_request'],
    ]);
  });

  it('reads no more than a file may hold, compressed or not', async () => {
    const file = { ...(await makeRelayFile()), sealed: 'A'.repeat(MAX_RELAY_BYTES) };
    const plain = await deliver(file);
    expect([plain.status, await codeOf(plain)]).toEqual([413, 'too_large']);
    const packed = await test.send('/api/sync/relay', {
      cookie: carrier,
      body: gzipSync(JSON.stringify(file)),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect([packed.status, await codeOf(packed)]).toEqual([413, 'too_large']);
  });

  it('accepts a limited number of files an hour from one carrier, then asks to wait', async () => {
    const eager = await signInAs(test, people.members.leader);
    const file = { ...(await makeRelayFile()), district: 'elsewhere' };
    const statuses: number[] = [];
    for (let i = 0; i < 61; i++) statuses.push((await deliver(file, eager)).status);
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([422]));
    expect(statuses[60]).toBe(429);
    expect((await deliver(file)).status).toBe(422);
    test.pass(3_600_000);
    expect((await deliver(file, eager)).status).toBe(422);
  });
});
