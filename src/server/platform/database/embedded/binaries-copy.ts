import { randomUUID } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../failure.ts';

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

async function version(folder: string): Promise<string> {
  const text: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (text && typeof text === 'object' && 'version' in text && typeof text.version === 'string') return text.version;
  throw new Error(`${folder}/package.json has no version`);
}

/** Lets everyone read the folder and run its programs; only the owner can change it. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * Copies a PostgreSQL package, once a version, so that every account can run it.
 * @param folder the package, with its `native` folder
 * @param copies folder of the copies; created when absent, and refused if another account could write to it
 * @returns the copied `native` folder
 */
export async function copyForOthers(folder: string, copies: string): Promise<string> {
  await mkdir(copies, { recursive: true, mode: 0o755 });
  const keeper = await stat(copies);
  if (keeper.uid !== process.getuid?.() || keeper.mode & 0o022) throw new Error(`${copies} can be changed by others`);
  const target = join(copies, `postgresql-${await version(folder)}-${process.platform}-${process.arch}`);
  if (await exists(target)) return target;
  const draft = `${target}.${randomUUID()}`;
  try {
    const wanted = (path: string): boolean => !path.endsWith('.a');
    await cp(join(folder, 'native'), draft, { recursive: true, verbatimSymlinks: true, filter: wanted });
    await openToAll(draft);
    await rename(draft, target);
  } catch (thrown) {
    await rm(draft, { recursive: true, force: true });
    // A concurrent start finished the same copy first.
    if (!(await exists(target))) throw thrown;
  }
  return target;
}
