import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { errorCode } from '../platform/database/failure.ts';
import type { PhotoStore, StoreFailure } from './photo-store.ts';

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, StoreFailure>> {
  try {
    return ok(await work());
  } catch (cause) {
    return err({ code: 'unavailable', cause });
  }
}

/** Turns a missing file into undefined. */
async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Writes a file beside its place and renames it once on disk, so that nobody reads a partial photo. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    await handle
      .writeFile(bytes)
      .then(() => handle.sync())
      .finally(() => handle.close());
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw thrown;
  }
  await sync(folder);
}

/** Creates a store of files under a folder. The first photo creates the folder. */
export function createFileStore(folder: string): PhotoStore {
  const pathOf = (key: string) => join(folder, ...key.split('/'));
  return {
    place: folder,
    put: (key, bytes) => attempt(() => write(pathOf(key), bytes)),
    get: (key) =>
      attempt(async () => {
        const bytes = await unlessMissing(readFile(pathOf(key)));
        return bytes && new Uint8Array(bytes);
      }),
    has: (key) => attempt(async () => (await unlessMissing(access(pathOf(key)).then(() => true))) ?? false),
    remove: (key) => attempt(() => rm(pathOf(key), { force: true })),
  };
}
