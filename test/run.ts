import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureAge, WITHOUT_AGE } from './support/age-program.ts';
import { ensureChromium } from './support/install-chromium.ts';

/** Everything that is checked, in the order of what fails soonest. The first failure ends the run. */

const root = fileURLToPath(new URL('..', import.meta.url));
const binary = (name: string): string => join(root, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'qingyuan-reports-'));

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Where vitest leaves its counts. */
  readonly report?: string;
}

const runtimes = ['src/domain', 'src/protocol', 'src/client', 'src/service-worker', 'src/server', 'src/demo', 'test'];

const types = runtimes.map((folder): Step => ({ name: `types ${folder}`, command: [binary('tsc'), '-p', folder] }));

/** Files that run side by side. Left alone, vitest takes one fewer than there are cores: on two cores, one. */
const workers: Readonly<Record<string, number>> = { server: 3, convergence: 2, e2e: 2 };

const suite = (name: string): Step => {
  const report = join(reports, `${name}.json`);
  const options = ['--config', 'test/vitest.config.ts', '--project', name, '--reporter=default', '--reporter=json'];
  if (workers[name]) options.push(`--maxWorkers=${workers[name]}`);
  return { name, command: [binary('vitest'), 'run', ...options, `--outputFile.json=${report}`], report };
};

const steps: readonly Step[] = [
  ...types,
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  suite('unit'),
  { name: 'build', command: [binary('vite'), 'build'] },
  ...['server', 'convergence', 'browser', 'e2e'].map(suite),
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

function countsOf({ report }: Step): Counts {
  if (report === undefined || !existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
}

/** @returns the name of the step that failed, if one did */
function run(): { readonly failed?: string; readonly counts: Counts } {
  let counts: Counts = { passed: 0, failed: 0 };
  for (const step of steps) {
    const started = Date.now();
    console.log(`\n── ${step.name}`);
    const [command, ...rest] = step.command;
    const { status } = spawnSync(command, rest, { cwd: root, stdio: 'inherit' });
    const { passed, failed } = countsOf(step);
    counts = { passed: counts.passed + passed, failed: counts.failed + failed };
    console.log(`── ${step.name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    if (status !== 0) return { failed: step.name, counts };
  }
  return { counts };
}

function main(): number {
  const browser = ensureChromium();
  if (browser === undefined) {
    console.error('No Chromium could be installed. Install one and set CHROMIUM_PATH to it.');
    return 1;
  }
  console.log(`Chromium: ${browser}`);
  if (!ensureAge()) {
    console.error(WITHOUT_AGE);
    if (process.env.CI) return 1;
  }
  const { failed, counts } = run();
  if (failed !== undefined) console.log(`\nstopped at: ${failed}; the steps after it were not run`);
  console.log(`tests: ${counts.passed} passed, ${counts.failed} failed`);
  return failed === undefined ? 0 : 1;
}

try {
  process.exitCode = main();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
