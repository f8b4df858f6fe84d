import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type PhotoStore, photoKey } from '../photos/photo-store.ts';
import { errorCode, reason } from '../platform/database/failure.ts';
import type { Database } from '../platform/database/tables.ts';
import { postgresVersion } from '../platform/database/version.ts';
import { BackupError } from './failure.ts';
import { FORMAT, fileEntry, keptFiles, MANIFEST, type Manifest, partEntry, photoEntry } from './manifest.ts';
import { makeDigest, migrationsOf, rowsOf, setTextFormat, type TableShape, tablesOf } from './table-data.ts';
import type { TarEntry } from './tar.ts';

/** The source of a backup. */
export interface BackupSource {
  readonly db: Kysely<Database>;
  readonly dataDir: string;
  readonly photos: PhotoStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Minimum size of a table part, in bytes. A part ends with the row that reaches it. */
const PART = 2 ** 20;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Yields the files of DATA_DIR and adds them to the manifest. */
async function* filesOf(dataDir: string, files: Record<string, string>): AsyncGenerator<TarEntry> {
  for (const name of keptFiles) {
    const bytes = await readFile(join(dataDir, name)).catch((thrown: unknown) => {
      if (errorCode(thrown) === 'ENOENT') return undefined;
      throw thrown;
    });
    if (!bytes) continue;
    files[name] = sha256Of(bytes);
    yield { name: fileEntry(name), bytes };
  }
}

/** Yields one table's rows in parts and adds the table to the manifest. */
async function* partsOf(
  db: Kysely<Database>,
  table: TableShape,
  tables: Manifest['tables'][number][],
): AsyncGenerator<TarEntry> {
  const digest = makeDigest();
  let rows: Buffer[] = [];
  let size = 0;
  let part = 0;
  for await (const more of rowsOf(db, table)) {
    digest.add(more);
    rows.push(more);
    size += more.length;
    if (size < PART) continue;
    yield { name: partEntry(table.name, ++part), bytes: Buffer.concat(rows) };
    [rows, size] = [[], 0];
  }
  if (size > 0) yield { name: partEntry(table.name, ++part), bytes: Buffer.concat(rows) };
  tables.push({ name: table.name, columns: [...table.columns], ...digest.done() });
}

interface NamedPhoto {
  readonly district: string;
  readonly hash: string;
}

/** Reads a photo from the store and checks its hash; undefined if it is missing or damaged. */
async function readPhoto(store: PhotoStore, { district, hash }: NamedPhoto): Promise<Uint8Array | undefined> {
  const got = await store.get(photoKey(district, hash));
  if (!got.ok) {
    const message = `The photos at ${store.place} cannot be read: ${reason(got.error.cause)}`;
    throw new BackupError('backup_store_unavailable', message, 'check the disk, or S3_*, and try again.');
  }
  return got.value && sha256Of(got.value) === hash ? got.value : undefined;
}

/** Yields the photos that the snapshot names. It counts them and lists the missing ones. */
async function* photosOf(
  { db, photos: store }: BackupSource,
  named: readonly NamedPhoto[],
  found: { photos: number; readonly missing: Set<string> },
): AsyncGenerator<TarEntry> {
  let before = '';
  for (const photo of named) {
    // Photos are sorted by hash; districts that share one each have a copy.
    if (photo.hash === before) continue;
    const bytes = await readPhoto(store, photo);
    if (bytes) {
      before = photo.hash;
      found.missing.delete(photo.hash);
      found.photos += 1;
      yield { name: photoEntry(photo.hash), bytes };
    } else if (await isStillNamed(db, photo)) found.missing.add(photo.hash);
  }
}

/** Tells whether a photo is still named: upkeep may have removed it since the snapshot. */
async function isStillNamed(db: Kysely<Database>, { district, hash }: NamedPhoto): Promise<boolean> {
  const query = db.selectFrom('photo').where('district', '=', district).where('hash', '=', hash);
  return (await query.where('stored', '=', true).select('hash').executeTakeFirst()) !== undefined;
}

/** @throws BackupError if the database has no tables yet */
async function shapeOf(db: Kysely<Database>) {
  const [tables, migrations] = [await tablesOf(db), await migrationsOf(db)];
  if (migrations.length === 0) {
    const message = 'The database is empty: no server has run on it yet.';
    throw new BackupError('backup_nothing', message, 'check DATA_DIR and DATABASE_URL: they must be the server’s own.');
  }
  // Like pg_dump, it locks out schema changes while the tables are read.
  await sql.raw(`LOCK TABLE ${tables.map(({ name }) => `"${name}"`).join(', ')} IN ACCESS SHARE MODE`).execute(db);
  return { tables, migrations, postgres: await postgresVersion(db) };
}

/**
 * Yields all entries of a backup, the manifest last: the tables from one snapshot, then the photos that it names.
 * Read it to its end, or call `return`, which ends the snapshot.
 * @param tell receives the manifest when all is read
 */
export async function* collect(source: BackupSource, tell: (manifest: Manifest) => void): AsyncGenerator<TarEntry> {
  const files: Record<string, string> = {};
  const tables: Manifest['tables'][number][] = [];
  const found = { photos: 0, missing: new Set<string>() };
  yield* filesOf(source.dataDir, files);
  const made = new Date(source.now()).toISOString();
  const snapshot = await source.db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  let named: readonly NamedPhoto[];
  let shape: Awaited<ReturnType<typeof shapeOf>>;
  try {
    await setTextFormat(snapshot);
    shape = await shapeOf(snapshot);
    for (const table of shape.tables) yield* partsOf(snapshot, table, tables);
    const query = snapshot.selectFrom('photo').where('stored', '=', true).select(['district', 'hash']);
    named = await query.orderBy('hash').execute();
  } finally {
    await snapshot.rollback().execute();
  }
  yield* photosOf(source, named, found);
  const { migrations, postgres } = shape;
  const content = { tables, files, photos: found.photos, missing: [...found.missing] };
  const manifest: Manifest = { format: FORMAT, made, postgres, migrations: [...migrations], ...content };
  tell(manifest);
  yield { name: MANIFEST, bytes: Buffer.from(JSON.stringify(manifest, null, 1)) };
}
