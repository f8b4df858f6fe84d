import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../../../src/server/compose.ts';
import { addDistrict } from '../../../src/server/districts/found.ts';
import { openDatabase } from '../../../src/server/platform/database/connect.ts';
import { migrate } from '../../../src/server/platform/database/migrate.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { relayKey } from '../../../src/server/relay/relay-key.ts';
import { emptyDatabase } from '../../support/database.ts';
import { must } from '../../support/must.ts';
import { sendTo } from '../platform/http/harness.ts';

const SECRET = 'the secret of a server that served one district';
const TOKEN = 'the secret of a session';
const MEMBER = '00000000-0000-7000-8000-000000000001';
const DEVICE = '00000000-0000-7000-8000-000000000002';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let dataDir: string;
beforeAll(async () => {
  database = await emptyDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-upgrade-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A database of the release before, with a volunteer who is signed in. */
async function fillOld(): Promise<void> {
  const opened = must(await openDatabase({ dataDir, databaseUrl: database.url, schema: 'as-found' }));
  must(await migrate(opened.db, { upTo: '0009_invite_asked' }));
  const token = createHash('sha256').update(TOKEN).digest('hex');
  await sql`INSERT INTO district (id, name, epoch) VALUES ('old', '清源区', gen_random_uuid())`.execute(opened.db);
  await sql`INSERT INTO record (district, id, kind, scope, seq, fields, clocks, author, created_clock)
    VALUES ('old', ${MEMBER}, 'member', 'members', 1, '{"name": "王芳", "role": "volunteer"}', '{}', ${MEMBER}, '')`.execute(
    opened.db,
  );
  await sql`INSERT INTO auth_user (id, name, email, "emailVerified", member, district)
    VALUES ('user', '', 'x@member.invalid', false, ${MEMBER}, 'old')`.execute(opened.db);
  await sql`INSERT INTO auth_account (id, "accountId", "providerId", "userId", "updatedAt")
    VALUES ('account', 'user', 'credential', 'user', now())`.execute(opened.db);
  await sql`INSERT INTO auth_session (id, "expiresAt", token, "updatedAt", "userId", device)
    VALUES (${DEVICE}, now() + interval '9 days', ${token}, now(), 'user', 'unknown')`.execute(opened.db);
  await opened.close();
  await writeFile(join(dataDir, 'session-secret'), SECRET);
}

it('an installation from before there were several districts goes on: its sessions, its relay keys, its name', async () => {
  await fillOld();
  const config = { port: 0, dataDir, publicUrl: 'http://localhost:0', databaseUrl: database.url };
  const options = { config, log: createLog({ level: 'silent' }), clientFolder: join(dataDir, 'none') };
  const server = must(await startServer(options));
  try {
    const signature = createHmac('sha256', SECRET).update(TOKEN).digest('base64');
    const cookie = `qingyuan.session_token=${encodeURIComponent(`${TOKEN}.${signature}`)}`;
    const send = sendTo(server.url);
    const session = await send('/api/session', { cookie });
    expect(await session.json()).toMatchObject({ actor: { member: MEMBER, name: '王芳' }, district: { id: 'old' } });
    const hello = await send('/api/sync/hello', { cookie, json: { device: DEVICE } });
    const { relay } = (await hello.json()) as { relay: { id: string } };
    expect(relay.id).toBe(relayKey(SECRET, { district: 'old', device: DEVICE, member: MEMBER }).id);
  } finally {
    await server.close();
  }
});

it('with one district PUBLIC_URL may change; with several it names one of them', async () => {
  const start = (publicUrl: string) =>
    startServer({
      config: { port: 0, dataDir, publicUrl, databaseUrl: database.url },
      log: createLog({ level: 'silent' }),
      clientFolder: join(dataDir, 'none'),
    });
  const moved = must(await start('https://qingyuan.example'));
  expect(moved.main).toMatchObject({ context: { district: 'old' }, publicUrl: 'https://qingyuan.example' });
  must(await addDistrict(moved.platform.db, 'beishan.example'));
  await moved.close();

  expect(await start('https://elsewhere.example')).toMatchObject({ ok: false, error: { code: 'public_url_unknown' } });
  const second = must(await start('https://beishan.example'));
  expect(second.main.context.district).not.toBe('old');
  expect((await second.district('qingyuan.example'))?.publicUrl).toBe('https://qingyuan.example');
  await second.close();
});
