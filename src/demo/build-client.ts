import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built client is made of. */
const sources = [
  'src/client',
  'src/service-worker',
  'src/protocol',
  'src/domain',
  'public',
  'index.html',
  'vite.config.ts',
];
const BUILT = 'dist/client/index.html';

/** When the newest of the files under a path was written, milliseconds since 1970; 0 when there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds the client where it is missing or older than its sources.
 * @param root the project's folder
 * @returns false when the build failed; it has said why
 */
export function ensureClient(root: string): boolean {
  const built = join(root, BUILT);
  const fresh =
    existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources.map((at) => newest(join(root, at))));
  if (fresh) return true;
  console.log('Building the client …');
  const vite = join(root, 'node_modules', '.bin', 'vite');
  return spawnSync(vite, ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' }).status === 0;
}
