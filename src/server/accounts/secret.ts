import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RandomBytes } from '../../domain/kernel/id.ts';
import { errorCode } from '../platform/database/failure.ts';

const SECRET_BYTES = 32;

/**
 * Loads the key that signs session cookies, or creates it. It is a file in DATA_DIR that only the server's account can
 * read, not in the database, so a stolen backup opens no session.
 */
export async function loadSecret(dataDir: string, random: RandomBytes): Promise<string> {
  const path = join(dataDir, 'session-secret');
  await mkdir(dataDir, { recursive: true });
  const fresh = Buffer.from(random(SECRET_BYTES)).toString('base64url');
  try {
    await writeFile(path, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (thrown) {
    if (errorCode(thrown) !== 'EEXIST') throw thrown;
  }
  const kept = (await readFile(path, 'utf8')).trim();
  if (kept.length < SECRET_BYTES) throw new Error(`${path} is damaged; if you remove it, everybody must sign in again`);
  return kept;
}
