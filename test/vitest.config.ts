import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';
import { LongestFirst } from './support/longest-first.ts';

/** Time-out of `expect.poll`, long enough for a busy machine. */
const patience = { poll: { timeout: 45_000 } };

const root = fileURLToPath(new URL('..', import.meta.url));
const database = './test/support/database-setup.ts';
const executablePath = chromiumPath();

/** Files that make their process one of a later release: each needs a process of its own. */
const later = ['test/server', 'test/e2e'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .filter((path) => readFileSync(join(root, path), 'utf8').includes('/later-release.ts')),
);

/**
 * Files that only `npm run test:all` runs, since they take minutes: faults planted in whole phones, and browsers that are
 * killed, lose their storage or have a wrong clock.
 */
const long = [
  'test/convergence/broken.test.ts',
  'test/e2e/clock.test.ts',
  'test/e2e/faults/killed-browser.test.ts',
  'test/e2e/restored.test.ts',
  'test/e2e/storage-refused.test.ts',
];

/** `isolate: false` lets files share a process and its modules, whose loading takes a core 0.7 s a file or more. */
export default defineConfig({
  root,
  test: {
    // Left alone, vitest takes one process fewer than there are cores.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          isolate: false,
          name: 'unit',
          include: ['test/{domain,protocol,client,rooms,docs}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          isolate: false,
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          exclude: later,
          globalSetup: [database, './test/support/server-build-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        root,
        test: {
          name: 'convergence',
          include: ['test/convergence/**/*.test.ts'],
          exclude: long,
          globalSetup: [database],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          expect: patience,
        },
      },
      {
        root,
        // As in the build for phones.
        resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
        optimizeDeps: {
          include: [
            'dexie/dist/modern/dexie.mjs',
            'idb',
            'age-encryption',
            '@scure/base',
            'valibot',
            'fast-check',
            'solid-js',
            'solid-js/store',
          ],
        },
        test: {
          name: 'browser',
          testTimeout: 60_000,
          expect: patience,
          include: ['test/contract/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        root,
        test: {
          isolate: false,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: ['./test/support/e2e-report.ts'],
          exclude: [...later, ...long],
          globalSetup: [database, './test/support/build-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        root,
        test: {
          name: 'long',
          include: long,
          setupFiles: ['./test/support/e2e-report.ts'],
          globalSetup: [database, './test/support/build-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        root,
        test: {
          name: 'later',
          include: later,
          globalSetup: [database, './test/support/build-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
    ],
  },
});
