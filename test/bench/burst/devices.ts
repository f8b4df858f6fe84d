import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../../src/demo/random.ts';
import { nextClock } from '../../../src/domain/kernel/clock.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { kindOf } from '../../../src/domain/records/kinds/index.ts';
import { changeToWire } from '../../../src/protocol/sync/record-wire.ts';
import type { OwnServer, Squad } from '../sync/ours.ts';
import { makeRecords } from '../sync/records.ts';

/** A phone with a session and a push that is ready to go. */
export interface Device {
  readonly cookie: string;
  readonly body: Uint8Array;
}

/** One phone's push as it travels: gzipped. */
function pushOf(
  server: OwnServer,
  { squad, places }: Squad,
  member: string,
  changes: number,
  seed: number,
): Uint8Array {
  const now = Date.now();
  const random = seededRandom(seed);
  const device = newId(now, random.bytes);
  let clock = '';
  const wire = makeRecords(changes, { squad, member, places, material: server.material }, now, seed).map(
    ({ id, kind, ...fields }, index) => {
      clock = nextClock(clock, now - (changes - index) * 60_000, device);
      const { schema } = kindOf(kind);
      return changeToWire({ id, device, deviceSeq: index + 1, record: id, kind, schema, clock, base: {}, fields });
    },
  );
  return gzipSync(JSON.stringify({ device, changes: wire }));
}

async function signIn(server: OwnServer, member: string): Promise<string> {
  const response = await fetch(new URL('api/auth/invite/accept', server.child.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: await server.token(member) }),
  });
  if (!response.ok) throw new Error(`signing in answered ${response.status}`);
  await response.arrayBuffer();
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The district's volunteers in five squads, each with a phone that was offline for a while. */
export async function makeDevices(server: OwnServer, count: number, changes: number): Promise<Device[]> {
  const squads = await Promise.all(Array.from({ length: 5 }, () => server.squad(Math.ceil(count / 5))));
  const people = squads.flatMap((squad) => squad.members.map((member) => ({ squad, member }))).slice(0, count);
  const devices: Device[] = [];
  for (const [index, { squad, member }] of people.entries())
    devices.push({
      cookie: await signIn(server, member),
      body: pushOf(server, squad, member, changes, index + 1),
    });
  return devices;
}
