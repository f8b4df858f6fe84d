import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const benchFolder = fileURLToPath(new URL('..', import.meta.url));
const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Within the project, where the server's packages are found; of this process alone, since two benches may run at once. */
function makeBuilt(): string {
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(join(dist, 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const built = makeBuilt();

/**
 * Builds a contender's page for the browsers that the product is built for, minified as the product is.
 * @param folder within the bench's, with an index.html
 * @returns where the page is
 */
export async function buildPage(folder: string): Promise<string> {
  const outDir = join(built, folder);
  await build({
    configFile: false,
    root: join(benchFolder, folder),
    base: './',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: { outDir, emptyOutDir: true, target: ['chrome99'], modulePreload: { polyfill: false } },
  });
  return outDir;
}

/** Builds the bench's server program with the product's own settings. @returns the program */
export async function buildServer(): Promise<string> {
  const outDir = join(built, 'server');
  await build({
    configFile: false,
    root: benchFolder,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir, emptyOutDir: true, target: 'node20', ssr: join(benchFolder, 'sync', 'server.ts') },
  });
  return join(outDir, 'server.js');
}
