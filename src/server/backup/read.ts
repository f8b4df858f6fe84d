import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import * as v from 'valibot';
import { reason } from '../platform/database/failure.ts';
import { BackupError } from './failure.ts';
import { MANIFEST, type Manifest, ManifestSchema, readEntryName } from './manifest.ts';
import { openStream } from './seal.ts';
import { readTar, type TarEntry } from './tar.ts';

const damaged = (what: string): BackupError =>
  new BackupError(
    'backup_damaged',
    `The file is not a whole backup: ${what}. Nothing was changed.`,
    'take another copy of it, or an older backup.',
  );

async function* bytesOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  yield* handle.createReadStream({ autoClose: false, start: 0, highWaterMark: 2 ** 18 });
}

/**
 * Yields the entries of a backup in order. Each yielded entry is authenticated; only the end of the stream proves that
 * nothing was cut off.
 * @throws BackupError if the key does not open it or it is damaged
 */
export async function* entriesOf(path: string, identities: readonly string[]): AsyncGenerator<TarEntry> {
  const handle = await open(path, 'r').catch((thrown: unknown) => {
    throw new BackupError('backup_unreadable', `${path} cannot be read: ${reason(thrown)}`, 'check its name.', thrown);
  });
  try {
    yield* readTar(openStream(bytesOf(handle), identities));
  } catch (thrown) {
    throw thrown instanceof BackupError ? thrown : damaged(reason(thrown));
  } finally {
    await handle.close();
  }
}

function readManifest(bytes: Uint8Array): Manifest {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ManifestSchema), Buffer.from(bytes).toString('utf8'));
  if (!parsed.success) throw damaged('its manifest is of another format');
  return parsed.output;
}

/** The content found in a backup, to compare with its manifest. */
interface Seen {
  readonly tables: Map<string, Hash>;
  readonly files: Map<string, string>;
  photos: number;
}

function look(seen: Seen, { name, bytes }: TarEntry): void {
  const entry = readEntryName(name);
  if (!entry) throw damaged(`${name} is nothing that backups have`);
  if (entry.kind === 'table') {
    const hash = seen.tables.get(entry.of) ?? createHash('sha256');
    seen.tables.set(entry.of, hash.update(bytes));
    return;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (entry.kind === 'file') seen.files.set(entry.of, sha256);
  else if (sha256 === entry.of) seen.photos += 1;
  else throw damaged(`photo ${entry.of} does not have the bytes that it is named by`);
}

const emptyHash = createHash('sha256').digest('hex');

function compare(seen: Seen, { tables, files, photos }: Manifest): void {
  const names = new Set(tables.map(({ name }) => name));
  for (const name of seen.tables.keys()) if (!names.has(name)) throw damaged(`its manifest does not name ${name}`);
  for (const { name, sha256 } of tables)
    if ((seen.tables.get(name)?.digest('hex') ?? emptyHash) !== sha256) throw damaged(`table ${name} differs`);
  for (const [name, sha256] of Object.entries(files))
    if (seen.files.get(name) !== sha256) throw damaged(`file ${name} differs`);
  if (seen.photos !== photos) throw damaged(`${photos} photos were written, ${seen.photos} are there`);
}

/** A backup that was read to its end and verified. */
export interface CheckedBackup {
  readonly path: string;
  readonly identities: readonly string[];
  readonly manifest: Manifest;
}

/**
 * Reads a backup to its end and compares its content with its manifest. Writes nothing.
 * @throws BackupError for any difference
 */
export async function checkBackup(path: string, identities: readonly string[]): Promise<CheckedBackup> {
  const seen: Seen = { tables: new Map(), files: new Map(), photos: 0 };
  let manifest: Manifest | undefined;
  for await (const entry of entriesOf(path, identities)) {
    if (manifest) throw damaged('something stands behind its manifest');
    if (entry.name === MANIFEST) manifest = readManifest(entry.bytes);
    else look(seen, entry);
  }
  if (!manifest) throw damaged('it has no manifest');
  compare(seen, manifest);
  return { path, identities, manifest };
}
