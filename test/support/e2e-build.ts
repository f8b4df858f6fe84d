import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built client. */
export const builtClient = join(root, 'dist', 'client');

/** How Node is told to run the built server, as users do. From its sources a start takes a core four seconds. */
export const builtServer: readonly string[] = [join(root, 'dist', 'server', 'main.js')];

/** What `vite build` makes. */
interface Product {
  readonly name: string;
  /** Arguments of `vite build`. */
  readonly args: readonly string[];
  /** The file that is written last. */
  readonly made: string;
  /** What it is made of. */
  readonly sources: readonly string[];
}

const client: Product = {
  name: 'client',
  args: [],
  made: join(builtClient, 'service-worker.js'),
  sources: ['src/client', 'src/domain', 'src/protocol', 'src/service-worker', 'public', 'index.html', 'tip.html'],
};

const server: Product = {
  name: 'server',
  args: ['--ssr', 'src/server/main.ts', '--outDir', 'dist/server'],
  made: join(root, 'dist', 'server', 'main.js'),
  sources: ['src/server', 'src/domain', 'src/protocol'],
};

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale({ made, sources }: Product): boolean {
  if (!existsSync(made)) return true;
  const age = statSync(made).mtimeMs;
  return [...sources, 'vite.config.ts', 'package-lock.json'].some((name) => newest(join(root, name)) > age);
}

/** Builds a product unless what is there is newer than all that it is made of. */
function ensure(product: Product): void {
  if (!isStale(product)) return;
  const vite = join(root, 'node_modules', '.bin', 'vite');
  // A test runner's NODE_ENV would choose the development builds of libraries.
  const options = { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(vite, ['build', ...product.args, '--logLevel', 'warn'], options);
  if (status !== 0) throw new Error(`the ${product.name} does not build:\n${stderr}`);
}

export const ensureBuild = (): void => ensure(client);

export const ensureServerBuild = (): void => ensure(server);
