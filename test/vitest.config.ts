import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';

/** What is waited for comes at once on a phone in the hand, and late on a machine that does ten things beside it. */
const patience = { poll: { timeout: 20_000 } };

const root = fileURLToPath(new URL('..', import.meta.url));
const database = './test/support/database-setup.ts';
const executablePath = chromiumPath();

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: { name: 'unit', include: ['test/{domain,protocol,client,rooms,docs}/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        root,
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: [database],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patience,
        },
      },
      {
        root,
        test: {
          name: 'convergence',
          include: ['test/convergence/**/*.test.ts'],
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
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [database, './test/support/build-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
    ],
  },
});
