import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { keptFiles } from '../../../src/server/backup/manifest.ts';
import { checkPhotos } from '../../../src/server/backup/verify.ts';
import { writeBackup } from '../../../src/server/backup/write.ts';
import { startServer } from '../../../src/server/compose.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { photoKey } from '../../../src/server/photos/photo-store.ts';
import { createS3Store } from '../../../src/server/photos/s3-store.ts';
import { openDatabase } from '../../../src/server/platform/database/connect.ts';
import { migrate, migrationNames } from '../../../src/server/platform/database/migrate.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { emptyDatabase } from '../../support/database.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { startS3Server } from '../../support/s3-server.ts';
import { sha256 } from '../photos/client.ts';
import { type District, makeDistrict, Phone } from '../sync/fixture.ts';
import { makeWorkplace, restoreCopy, rowsIn, sourceOf, type Workplace } from './fixture.ts';

let work: Workplace;
let district: District;
let names = 0;

beforeAll(async () => {
  work = await makeWorkplace();
  district = await makeDistrict();
});
afterAll(async () => {
  await district.close();
  await work.remove();
});

const backUp = async (source = sourceOf(district.context.db, work.folder)) => {
  const file = work.path(`${++names}.age`);
  return { file, ...(await writeBackup(source, file, [work.recipient])) };
};

describe('the content of a backup', () => {
  it('includes every table that PostgreSQL lists, also one added later', async () => {
    const { db } = district.context;
    await sql`CREATE TABLE "Later Thing" (id int PRIMARY KEY, "Wort" text, parts bytea[], twice int GENERATED ALWAYS AS (id * 2) STORED)`.execute(
      db,
    );
    await sql`INSERT INTO "Later Thing" VALUES (1, E'a\tb\nc\\N', ARRAY[decode('00ff', 'hex')]), (2, NULL, NULL)`.execute(
      db,
    );
    const { manifest, file } = await backUp();
    const known = await sql<{ name: string }>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%'`.execute(db);
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(known.rows.map(({ name }) => name).sort());
    expect(manifest.tables.find(({ name }) => name === 'Later Thing')).toMatchObject({
      columns: ['id', 'Wort', 'parts'],
      rows: 2,
    });
    expect(manifest.migrations).toEqual(migrationNames);
    // This release does not have this table: the restore reports it and restores the rest.
    const copy = await restoreCopy(work, file);
    expect(copy.foreign).toEqual(['Later Thing']);
    expect((await verifyFigures(copy.db, district.context.district)).differences).toEqual([]);
    await copy.drop();
    await sql`DROP TABLE "Later Thing"`.execute(db);
  });

  it('needs no sequences and no large objects, which COPY does not include', async () => {
    const { rows } = await sql<{ kind: string }>`
      SELECT relname AS kind FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'large object' FROM pg_largeobject_metadata`.execute(district.context.db);
    expect(rows).toEqual([]);
  });

  it('includes every file that a server makes under DATA_DIR, except those that PostgreSQL or the next start make again', async () => {
    const dataDir = work.path('embedded');
    const server = must(
      await startServer({
        config: { port: 0, dataDir, publicUrl: 'http://localhost:0' },
        log: createLog({ level: 'silent' }),
        clientFolder: work.path('no-client'),
      }),
    );
    const { photos } = { photos: join(dataDir, 'photos') };
    await mkdir(photos, { recursive: true });
    const anew = ['photos', 'postgres', 'postgres.log', 'postgres.password', 'sequences', 'server.lock'];
    const found = await readdir(dataDir);
    await server.close();
    expect(found.sort()).toEqual([...anew, ...keptFiles].sort());
  });

  it('is one snapshot of the database: figures match the changes while phones push', async () => {
    const phones = [district.volunteer, district.mate].map((actor) => new Phone(district.context, actor));
    let isOver = false;
    let pushed = 0;
    const pushing = phones.map(async (phone) => {
      while (!isOver) {
        const batch = Array.from({ length: 20 }, () => phone.leaflet({ quantity: 7, place: district.places.upper }));
        await phone.send(...batch);
        pushed += batch.length;
        await sleep(1);
      }
    });
    const heads: number[] = [];
    try {
      for (let round = 0; round < 5; round++) {
        const { file } = await backUp();
        const copy = await restoreCopy(work, file);
        const { records, differences } = await verifyFigures(copy.db, district.context.district);
        expect(differences).toEqual([]);
        const row = await copy.db
          .selectFrom('district')
          .where('id', '=', 'qingyuan')
          .select('head')
          .executeTakeFirstOrThrow();
        // Every change has a number of its own, and the last one is the head.
        const last = await copy.db
          .selectFrom('change')
          .where('district', '=', 'qingyuan')
          .select(({ fn }) => [fn.max('seq').as('seq'), fn.countAll<number>().as('changes')])
          .executeTakeFirstOrThrow();
        expect([last.seq, last.changes]).toEqual([row.head, row.head]);
        expect(records).toBeGreaterThan(0);
        heads.push(row.head);
        await copy.drop();
      }
    } finally {
      isOver = true;
      await Promise.all(pushing);
    }
    expect(pushed).toBeGreaterThan(0);
    expect(new Set(heads).size).toBe(heads.length);
  });

  it('includes photos from a bucket and from a folder, and names those the store has lost', async () => {
    const s3 = await startS3Server();
    const { db, district: id } = district.context;
    try {
      const store = createS3Store(s3.config);
      const [kept, lost, spoilt] = [1, 2, 3].map((seed) => makeJpeg({ size: 30_000, seed: seed + 40 }));
      const hashes = [kept, lost, spoilt].map((bytes) => sha256(bytes ?? new Uint8Array()));
      await db
        .insertInto('photo')
        .values(hashes.map((hash) => ({ district: id, hash, size: 30_000, stored: true, unnamed_since: null })))
        .execute();
      must(await store.put(photoKey(id, hashes[0] ?? ''), kept ?? new Uint8Array()));
      must(await store.put(photoKey(id, hashes[2] ?? ''), makeJpeg({ size: 30_000, seed: 99 })));
      const { manifest, file } = await backUp({ ...sourceOf(db, work.folder), photos: store });
      expect(manifest.photos).toBe(1);
      expect([...manifest.missing].sort()).toEqual([hashes[1], hashes[2]].sort());
      const copy = await restoreCopy(work, file);
      const checked = await checkPhotos(copy.db, sourceOf(copy.db, copy.dataDir).photos);
      expect(checked.whole).toBe(1);
      expect([...checked.lost].sort()).toEqual([hashes[1], hashes[2]].sort());
      await copy.drop();
    } finally {
      await db.deleteFrom('photo').execute();
      await s3.close();
    }
  });
});

describe('a backup of an older release', () => {
  it('is migrated to this release’s schema during the restore', async () => {
    const { url, drop } = await emptyDatabase();
    const old = must(await openDatabase({ dataDir: work.folder, databaseUrl: url, schema: 'as-found' }));
    // The first release with photos, before the lean figures.
    must(await migrate(old.db, { upTo: '0003_withdrawals' }));
    await sql`INSERT INTO district (id, name, epoch) VALUES ('old', '旧区', gen_random_uuid())`.execute(old.db);
    await sql`INSERT INTO tally VALUES ('old', 'leaflet.distributed', '2025-06-01', ${district.places.upper}, ${district.squads.one}, 5, 5, 1)`.execute(
      old.db,
    );
    const { file, manifest } = await backUp(sourceOf(old.db, work.folder));
    expect(manifest.migrations.at(-1)).toBe('0003_withdrawals');
    const copy = await restoreCopy(work, file);
    expect(must(await migrate(copy.db))).toEqual([]);
    const sums = await copy.db.selectFrom('tally').select(['figure', 'reported']).execute();
    expect(sums).toEqual([{ figure: 'leaflet.distributed', reported: 5 }]);
    await copy.drop();
    await old.close();
    await drop();
  });
});

describe('a restored copy', () => {
  it('has every row and an intact audit, and accepts a phone’s next push', async () => {
    await writeFile(work.path('session-secret'), 'a'.repeat(43));
    const { file } = await backUp();
    const copy = await restoreCopy(work, file);
    expect(await rowsIn(copy.url)).toEqual(await rowsIn(district.url));
    const context = { ...district.context, db: copy.db };
    expect((await verifyAudit(context)).ok).toBe(true);
    const phone = new Phone(context, district.volunteer);
    const answer = await phone.send(phone.leaflet({ place: district.places.upper }));
    expect(answer.results.map(({ outcome }) => outcome)).toEqual(['ok']);
    expect((await verifyFigures(copy.db, context.district)).differences).toEqual([]);
    await copy.drop();
  });
});
