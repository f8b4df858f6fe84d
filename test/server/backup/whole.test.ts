import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBody } from '../../../src/client/tips/crypto/open.ts';
import { startServer } from '../../../src/server/compose.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { attachDatabase } from '../../../src/server/platform/database/attach.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { emptyDatabase } from '../../support/database.ts';
import { type DebianPostgres, startDebianPostgres } from '../../support/debian-postgres.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { hashOf, type PhotoClient, photoClient, sha256 } from '../photos/client.ts';
import { sendTo, signInAs } from '../platform/http/harness.ts';
import { type Ceremony, ceremony, deskOf, secretOf, sentTip } from '../tips/desk-fixture.ts';
import { content, type SentTip, senderTo, photo as tipPhoto } from '../tips/fixture.ts';
import { makeWorkplace, restoreCopy, rowsIn, runCommand, type Workplace } from './fixture.ts';

let work: Workplace;
let c: Ceremony;
let tip: SentTip;
let cookie: string;
let phone: PhotoClient;
const picture = makeJpeg({ size: 400_000, seed: 1 });

beforeAll(async () => {
  work = await makeWorkplace();
  c = await ceremony();
  const { test, people } = c;
  tip = await sentTip(c, senderTo(test, '203.0.113.9'), [tipPhoto(9_000)]);
  cookie = await signInAs(test, people.members.volunteer);
  phone = photoClient(test, cookie);
  expect((await phone.upload(picture)).status).toBe(204);
  // An unfinished upload, whose chunks are in the database.
  const half = makeJpeg({ size: 200_000, seed: 2 });
  await phone.patch(await phone.begun(half), 0, half.subarray(0, 100_000));
});
afterAll(async () => {
  await c.test.close();
  await work.remove();
});

const environment = () => ({ DATABASE_URL: c.test.databaseUrl, DATA_DIR: c.test.dataDir });

describe('a backup by the command while the server runs', () => {
  it('is restored completely by the command into an embedded PostgreSQL: rows, photos, sessions, sealed tips', async () => {
    const [file, key, dataDir] = [work.path('night.age'), work.path('key.txt'), work.path('embedded')];
    const made = await runCommand(['backup', '--new-key', key]);
    expect(made.code).toBe(0);
    const recipient = /age1pq1\w+/.exec(made.output)?.[0] ?? '';
    const took = await runCommand(['backup', file, '--recipient', recipient], environment());
    expect(took.output).toMatch(/^\S+night\.age: \d+ tables, [\d,]+ rows, 1 photo, \d+\.\d MB; as of /);
    expect(took.code).toBe(0);
    const before = await rowsIn(c.test.databaseUrl);

    const back = await runCommand(['restore', file, '--identity', key], { DATA_DIR: dataDir });
    expect(back.output).toContain('0 differences between figures and changes');
    expect(back.output).toContain('its audit is whole');
    expect(back.output).toContain('1 photo compared with their hashes');
    expect(back.code).toBe(0);

    const alone = must(await attachDatabase({ dataDir, connections: 1 }));
    expect(await rowsIn(alone.url)).toEqual(before);
    await alone.close();
    const server = must(
      await startServer({
        config: { port: 0, dataDir, publicUrl: 'http://localhost:0' },
        log: createLog({ level: 'silent' }),
        clientFolder: work.path('no-client'),
      }),
    );
    try {
      const [old, now] = await Promise.all([c.test.context, server.main.context].map(headAndEpoch));
      expect(now?.head).toBe(old?.head);
      expect(now?.epoch).not.toBe(old?.epoch);
      // A session from before the backup is still valid.
      const restored = { server, context: server.main.context, send: sendTo(server.url) };
      const photo = await photoClient(restored, cookie).get(sha256(picture), 'full');
      expect(await hashOf(photo)).toBe(sha256(picture));
      const officer = await deskOf(restored, c.people.members.officer);
      const place = { instance: c.office.bundle.instance, tip: tip.sealed.id };
      const opened = must(
        await openBody((await officer.detail(place.tip)).body, await secretOf({ ...c, officer }, tip), place),
      );
      expect(opened.content).toEqual(content);
      const [sealed] = tip.files;
      expect(await hashOf(await officer.get(`tip-files/${sealed?.id}`))).toBe(sealed?.sha256);
    } finally {
      await server.close();
    }
  });

  it('is restored completely into Debian’s PostgreSQL by a role with least rights, and from there into another one', async () => {
    const debian = (await startDebianPostgres()) ?? (await anotherPostgres());
    const dataDir = work.path('external');
    try {
      const [first, second] = [work.path('first.age'), work.path('second.age')];
      await writeFile(work.path('identity.txt'), work.identity);
      const [of, to] = [environment(), { DATABASE_URL: debian.url, DATA_DIR: dataDir }];
      expect((await runCommand(['backup', first, '-r', work.recipient], of)).code).toBe(0);
      const back = await runCommand(['restore', first, '-i', work.path('identity.txt')], to);
      expect(back).toMatchObject({ code: 0, output: expect.stringContaining('its audit is whole') });
      const before = await rowsIn(c.test.databaseUrl);
      expect(await rowsIn(debian.url)).toEqual(before);
      expect((await runCommand(['backup', second, '-r', work.recipient], to)).code).toBe(0);
      const copy = await restoreCopy(work, second);
      expect(await rowsIn(copy.url)).toEqual(before);
      await copy.drop();
    } finally {
      await debian.close();
    }
  });
});

const headAndEpoch = ({ db }: ServerContext) =>
  db.selectFrom('district').select(['epoch', 'head']).executeTakeFirstOrThrow();

/** Starts Debian's PostgreSQL, or the test run's own where Debian's is not installed. */
async function anotherPostgres(): Promise<DebianPostgres> {
  const { url, drop } = await emptyDatabase();
  return { url, close: drop };
}
