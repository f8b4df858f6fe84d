import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built client. */
export const builtClient = join(root, 'dist', 'client');

/** What the client is made of. */
const sources = ['src/client', 'src/domain', 'src/protocol', 'src/service-worker', 'public', 'index.html', 'tip.html'];

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(): boolean {
  const built = join(builtClient, 'service-worker.js');
  if (!existsSync(built)) return true;
  const age = statSync(built).mtimeMs;
  return [...sources, 'vite.config.ts', 'package-lock.json'].some((name) => newest(join(root, name)) > age);
}

/** Builds the client unless what is there is newer than all that it is made of. */
export function ensureBuild(): void {
  if (!isStale()) return;
  const vite = join(root, 'node_modules', '.bin', 'vite');
  // A test runner's NODE_ENV would choose the development builds of libraries.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stderr } = spawnSync(vite, ['build', '--logLevel', 'warn'], { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the client does not build:\n${stderr}`);
}
