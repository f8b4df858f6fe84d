import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type PhotoStore, photoKey } from '../photos/photo-store.ts';
import { copyIn } from '../platform/database/copy-text.ts';
import { errorCode, reason } from '../platform/database/failure.ts';
import { migrate } from '../platform/database/migrate.ts';
import type { Database } from '../platform/database/tables.ts';
import { renewEpoch } from '../records/district.ts';
import { BackupError } from './failure.ts';
import { keptFiles, type Manifest, readEntryName } from './manifest.ts';
import { type CheckedBackup, entriesOf } from './read.ts';
import { digestOf, liftForeignKeys, quoted, setTextFormat, type TableShape } from './table-data.ts';
import type { TarEntry } from './tar.ts';
import { clearTarget, makeTables, refuseNewer } from './target.ts';

/** The target of a restore. */
export interface RestoreTarget {
  readonly db: Kysely<Database>;
  readonly dataDir: string;
  readonly photos: PhotoStore;
}

/** Returns the tables that both sides have: all of ours, with the same columns. */
function matchTables(made: readonly TableShape[], { tables }: Manifest): Map<string, TableShape> {
  const inBackup = new Map(tables.map((table) => [table.name, table]));
  for (const { name, columns } of made) {
    const found = inBackup.get(name)?.columns;
    if (found?.length === columns.length && columns.every((column) => found.includes(column))) continue;
    const message = `Table ${name} is not in the backup as this release makes it. Nothing was changed.`;
    throw new BackupError('restore_tables_differ', message, 'restore with the release that made the backup.');
  }
  return new Map(made.map((table) => [table.name, { ...table, columns: inBackup.get(table.name)?.columns ?? [] }]));
}

/** Compares every table's rows in the database with the manifest. */
async function compareDigests(
  db: Kysely<Database>,
  shapes: ReadonlyMap<string, TableShape>,
  { tables }: Manifest,
): Promise<void> {
  for (const { name, rows, sha256 } of tables) {
    const shape = shapes.get(name);
    if (!shape) continue;
    const digest = await digestOf(db, shape);
    if (digest.sha256 === sha256 && digest.rows === rows) continue;
    const message = `Table ${name} did not come back as it was (${digest.rows} rows of ${rows}). Nothing was changed.`;
    throw new BackupError('restore_digest_differs', message, 'report this; an older backup may work.');
  }
}

/** Stores a photo for each district that names it. */
async function putPhoto(db: Kysely<Database>, store: PhotoStore, hash: string, bytes: Uint8Array): Promise<void> {
  for (const { district } of await db.selectFrom('photo').where('hash', '=', hash).select('district').execute()) {
    const put = await store.put(photoKey(district, hash), bytes);
    if (put.ok) continue;
    const message = `Photos cannot be written to ${store.place}: ${reason(put.error.cause)}. The database was not changed.`;
    throw new BackupError('restore_photos_unavailable', message, 'check the disk, or S3_*, and restore again.');
  }
}

/** Writes a file of DATA_DIR. An existing file that differs is kept under another name. */
async function putFile(dataDir: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(dataDir, name);
  await mkdir(dataDir, { recursive: true });
  const found = await readFile(path).catch((thrown: unknown) => {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  });
  if (found?.equals(bytes)) return;
  if (found) await rename(path, `${path}.before-restore`);
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true });
}

/** Writes all entries. The files of DATA_DIR are written only after the tables have been compared. */
async function writeEntries(
  { db, photos }: RestoreTarget,
  entries: AsyncIterable<TarEntry>,
  shapes: ReadonlyMap<string, TableShape>,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { name, bytes } of entries) {
    const entry = readEntryName(name);
    if (entry?.kind === 'file' && keptFiles.includes(entry.of)) files.set(entry.of, bytes);
    else if (entry?.kind === 'photo') await putPhoto(db, photos, entry.of, bytes);
    else if (entry?.kind === 'table') {
      const shape = shapes.get(entry.of);
      if (!shape) continue;
      await copyIn(db, `COPY ${quoted(shape.name)} (${shape.columns.map(quoted).join(', ')}) FROM STDIN`, bytes);
    }
  }
  return files;
}

/** Does the work of the one transaction; `db` is one connection. @returns tables of the backup that were left out */
async function load(target: RestoreTarget, { path, identities, manifest }: CheckedBackup): Promise<readonly string[]> {
  const { db, dataDir } = target;
  await setTextFormat(db);
  await clearTarget(db);
  const shapes = matchTables(await makeTables(db, manifest), manifest);
  // The backup contains the rows that the migrations insert.
  for (const name of shapes.keys()) await sql.raw(`DELETE FROM ${quoted(name)}`).execute(db);
  const putForeignKeysBack = await liftForeignKeys(db);
  const files = await writeEntries(target, entriesOf(path, identities), shapes);
  await putForeignKeysBack();
  await compareDigests(db, shapes, manifest);
  const migrated = await migrate(db, { isInTransaction: true });
  if (!migrated.ok) throw new BackupError('restore_tables_differ', migrated.error.message, migrated.error.todo);
  // A new epoch makes phones send again what they have and the backup lacks.
  for (const { id } of await db.selectFrom('district').select('id').execute()) await renewEpoch(db, id, randomUUID());
  for (const [name, bytes] of files) await putFile(dataDir, name, bytes);
  return manifest.tables.map(({ name }) => name).filter((name) => !shapes.has(name));
}

/**
 * Restores a backup into a new database in one transaction, then migrates it to this release's schema.
 * Each district gets a new epoch.
 * @returns tables of the backup that this release does not have, which are left out
 * @throws BackupError
 */
export async function restoreBackup(target: RestoreTarget, backup: CheckedBackup): Promise<readonly string[]> {
  refuseNewer(backup.manifest);
  const foreign = await target.db.connection().execute(async (db) => {
    await sql`BEGIN`.execute(db);
    try {
      const leftOut = await load({ ...target, db }, backup);
      await sql`COMMIT`.execute(db);
      return leftOut;
    } catch (thrown) {
      await sql`ROLLBACK`.execute(db).catch(() => undefined);
      throw thrown;
    }
  });
  await sql`ANALYZE`.execute(target.db);
  return foreign;
}
