import { randomUUID } from 'node:crypto';
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { reason } from '../platform/database/failure.ts';
import { type BackupSource, collect } from './collect.ts';
import { BackupError } from './failure.ts';
import { encrypterTo } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { sealStream } from './seal.ts';
import { writeTar } from './tar.ts';

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** Size of the encrypted file. */
  readonly bytes: number;
}

async function refuseExisting(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new BackupError('backup_exists', `${path} is there already. It was not touched.`, 'name another file.');
}

const notWritable = (thrown: unknown): BackupError =>
  new BackupError(
    'backup_not_writable',
    `The backup cannot be written: ${reason(thrown)}`,
    'name a file in a folder that this account may write, on a disk that has room.',
    thrown,
  );

async function openDraft(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (thrown) {
    throw notWritable(thrown);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/**
 * Writes an encrypted backup. It writes beside the target, syncs and renames, so that a file of that name is always
 * complete.
 * @param recipients whose keys open it
 * @param signal aborts it
 * @throws BackupError
 */
export async function writeBackup(
  source: BackupSource,
  file: string,
  recipients: readonly string[],
  signal?: AbortSignal,
): Promise<WrittenBackup> {
  const path = resolve(file);
  const encrypter = encrypterTo(recipients);
  await refuseExisting(path);
  const draft = `${path}.${randomUUID()}.part`;
  const handle = await openDraft(draft);
  let manifest: Manifest | undefined;
  let bytes = 0;
  try {
    const entries = collect(source, (all) => {
      manifest = all;
    });
    for await (const piece of sealStream(writeTar(entries), encrypter)) {
      signal?.throwIfAborted();
      await handle.writeFile(piece).catch((thrown: unknown) => {
        throw notWritable(thrown);
      });
      bytes += piece.length;
    }
    if (!manifest) throw new Error('the manifest was not written');
    await handle.sync();
    await handle.close();
    await rename(draft, path);
  } catch (thrown) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw thrown;
  }
  await syncFolder(dirname(path));
  return { manifest, bytes };
}
