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

/** Where a backup is taken from. */
export interface BackupSource {
  readonly db: Kysely<Database>;
  readonly dataDir: string;
  readonly photos: PhotoStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A part of a table ends with the rows that reach this, bytes. */
const PART = 2 ** 20;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files of DATA_DIR, as entries; adds to the manifest's. */
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

/** One table's rows, in parts; adds to the manifest's tables. */
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

/** A photo that the store has, checked; undefined for one that it lacks or that was spoilt there. */
async function readPhoto(store: PhotoStore, { district, hash }: NamedPhoto): Promise<Uint8Array | undefined> {
  const got = await store.get(photoKey(district, hash));
  if (!got.ok) {
    const message = `The photos at ${store.place} can not be read: ${reason(got.error.cause)}`;
    throw new BackupError('backup_store_unavailable', message, 'check the disk, or S3_*, and try again.');
  }
  return got.value && sha256Of(got.value) === hash ? got.value : undefined;
}

/** Photos that the snapshot names; counted, and those that can not be had are noted. */
async function* photosOf(
  { db, photos: store }: BackupSource,
  named: readonly NamedPhoto[],
  found: { photos: number; readonly missing: Set<string> },
): AsyncGenerator<TarEntry> {
  let before = '';
  for (const photo of named) {
    // Districts that share a photo follow one another, and each has a copy of its own.
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

/** Upkeep may have removed a photo since the snapshot. */
async function isStillNamed(db: Kysely<Database>, { district, hash }: NamedPhoto): Promise<boolean> {
  const query = db.selectFrom('photo').where('district', '=', district).where('hash', '=', hash);
  return (await query.where('stored', '=', true).select('hash').executeTakeFirst()) !== undefined;
}

/** @throws BackupError where the database holds no tables yet */
async function shapeOf(db: Kysely<Database>) {
  const [tables, migrations] = [await tablesOf(db), await migrationsOf(db)];
  if (migrations.length === 0) {
    const message = 'The database is empty: no server has run on it yet.';
    throw new BackupError('backup_nothing', message, 'check DATA_DIR and DATABASE_URL: they must be the server’s own.');
  }
  // As pg_dump does: nobody alters a table while it is read.
  await sql.raw(`LOCK TABLE ${tables.map(({ name }) => `"${name}"`).join(', ')} IN ACCESS SHARE MODE`).execute(db);
  return { tables, migrations, postgres: await postgresVersion(db) };
}

/**
 * All that a backup holds, entry by entry, the manifest last: the tables from one snapshot, then the photos that it names. To
 * be read to its end, or given up by `return`, which ends the snapshot.
 * @param tell is given the manifest when all is read
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
