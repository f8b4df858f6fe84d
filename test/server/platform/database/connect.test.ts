import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  type DatabaseConfig,
  type OpenDatabase,
  openDatabase,
} from '../../../../src/server/platform/database/connect.ts';
import { errorCode } from '../../../../src/server/platform/database/failure.ts';
import { json } from '../../../../src/server/platform/database/json.ts';
import { migrationNames } from '../../../../src/server/platform/database/migrate.ts';
import { isOutage } from '../../../../src/server/platform/database/outage.ts';
import { lockDistrict } from '../../../../src/server/records/district.ts';
import { emptyDatabase, testDatabase } from '../../../support/database.ts';
import { templateName } from '../../../support/database-setup.ts';
import { must } from '../../../support/must.ts';
import { temporaryFolder } from './temporary.ts';

async function tables({ db }: OpenDatabase): Promise<readonly string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).sort();
}

describe('openDatabase', () => {
  it('gives the embedded and an external database the same tables', async () => {
    const embedded = must(await openDatabase({ dataDir: await temporaryFolder() }));
    onTestFinished(() => embedded.close());
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    const external = must(await openDatabase({ dataDir: '/nonexistent', databaseUrl: url }));
    onTestFinished(() => external.close());
    expect([embedded.source, external.source]).toEqual(['embedded-started', 'external']);
    expect(await tables(external)).toEqual(await tables(embedded));
    expect(await tables(external)).toContain('tally_cell');
  });

  it('lets several servers open an empty database at once', async () => {
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    const opened = await Promise.all(
      [1, 2, 3, 4].map(() => openDatabase({ dataDir: '/nonexistent', databaseUrl: url })),
    );
    const all = opened.map((result) => must(result));
    onTestFinished(async () => {
      await Promise.all(all.map((one) => one.close()));
    });
    const [first] = all;
    const { rows } = await sql`SELECT name FROM kysely_migration`.execute(
      first?.db ?? must({ ok: false, error: 'none' }),
    );
    expect(rows).toEqual(migrationNames.map((each) => ({ name: each })));
  });

  it('refuses a database of a newer release', async () => {
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    const opened = must(await openDatabase({ dataDir: '/nonexistent', databaseUrl: url }));
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999_later', '2099-01-01')`.execute(opened.db);
    await opened.close();
    expect(await openDatabase({ dataDir: '/nonexistent', databaseUrl: url })).toMatchObject({
      ok: false,
      error: { code: 'database_newer' },
    });
  });

  it('reports an external database that does not answer, without its password', async () => {
    const { url, drop } = await emptyDatabase();
    await drop();
    const gone = await openDatabase({ dataDir: '/nonexistent', databaseUrl: url });
    expect(gone).toMatchObject({ ok: false, error: { code: 'database_unreachable' } });
    expect(JSON.stringify(gone)).not.toContain(new URL(url).password);
  });
});

describe('time-outs of our connections', () => {
  async function lockedDistrict(holder: { readonly idleInTransactionMs?: number }) {
    const { url, drop } = await emptyDatabase(templateName);
    onTestFinished(drop);
    const open = async (more: Partial<DatabaseConfig>) => {
      const opened = must(await openDatabase({ dataDir: '/nonexistent', databaseUrl: url, ...more }));
      onTestFinished(() => opened.close());
      return opened.db;
    };
    const frozen = await open(holder);
    await frozen.insertInto('district').values({ id: 'd', name: '清源区', epoch: randomUUID() }).execute();
    const transaction = await frozen.startTransaction().execute();
    // The connection is closed if the database ended the transaction.
    onTestFinished(() =>
      transaction
        .rollback()
        .execute()
        .catch(() => undefined),
    );
    await lockDistrict(transaction, 'd');
    return { open };
  }

  it('are set on each connection', async () => {
    const opened = await testDatabase();
    onTestFinished(() => opened.close());
    const { rows } = await sql<{ lock: string; idle: string }>`
      SELECT current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle
    `.execute(opened.db);
    expect(rows).toEqual([{ lock: '10s', idle: '30s' }]);
  });

  it('end a wait for a district’s lock as an outage, so that phones retry', async () => {
    const { open } = await lockedDistrict({});
    const waiting = await open({ lockMs: 100 });
    const thrown = await lockDistrict(waiting, 'd').catch((error: unknown) => error);
    expect([errorCode(thrown), isOutage(thrown)]).toEqual(['55P03', true]);
  });

  it('free the district’s lock of a frozen process', async () => {
    const { open } = await lockedDistrict({ idleInTransactionMs: 100 });
    const waiting = await open({ lockMs: 20_000 });
    expect(await lockDistrict(waiting, 'd')).toMatchObject({ head: 0 });
  });
});

describe('columns', () => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await testDatabase();
  });
  afterAll(() => opened.close());

  it('are read as: bigint a number, date text, jsonb an object, timestamps Date', async () => {
    const id = randomUUID();
    const row = {
      district: 'd',
      id,
      kind: 'leaflet',
      scope: 'office',
      seq: Number.MAX_SAFE_INTEGER,
      fields: { note: '𠮷 👍', list: [1, 'b'] },
      clocks: {},
      heads: json({ note: ['a', 'b'] }),
      author: randomUUID(),
      created_clock: 'c',
      day: '2016-06-26',
    };
    await opened.db.insertInto('record').values(row).execute();
    const read = await opened.db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(read).toMatchObject({ ...row, heads: { note: ['a', 'b'] }, deleted: false, status: '' });
    expect(read.created_at).toBeInstanceOf(Date);
  });

  it('include the district’s head as a number', async () => {
    await opened.db.insertInto('district').values({ id: 'd', name: 'D', epoch: randomUUID() }).execute();
    const taken = await opened.db
      .updateTable('district')
      .set((eb) => ({ head: eb('head', '+', 3) }))
      .where('id', '=', 'd')
      .returning('head')
      .executeTakeFirstOrThrow();
    expect(taken.head).toBe(3);
  });

  it('fail rather than round a bigint that a number cannot represent', async () => {
    await expect(sql`SELECT 9007199254740993::bigint`.execute(opened.db)).rejects.toThrow('does not fit');
  });

  it('compare clocks byte by byte', async () => {
    const { rows } = await sql<{ collation: string }>`
      SELECT DISTINCT collation_name AS collation FROM information_schema.columns
      WHERE (table_name, column_name) IN (('change', 'claimed'), ('change', 'effective'), ('record', 'created_clock'))
    `.execute(opened.db);
    expect(rows).toEqual([{ collation: 'C' }]);
  });

  it('start empty in each test database', async () => {
    await opened.db
      .insertInto('departure')
      .values({ district: 'd', scope: 's', record: randomUUID(), seq: 1 })
      .execute();
    const other = await testDatabase();
    onTestFinished(() => other.close());
    expect(await other.db.selectFrom('departure').selectAll().execute()).toEqual([]);
  });
});
