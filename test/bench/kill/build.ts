import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the server as `npm run build` does. */
export function buildServer(): void {
  const build = ['vite', 'build', '--ssr', 'src/server/main.ts', '--outDir', 'dist/server', '--logLevel', 'warn'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stderr } = spawnSync('npx', build, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the server does not build:\n${stderr}`);
}
