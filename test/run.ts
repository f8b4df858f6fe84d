import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureAge, WITHOUT_AGE } from './support/age-program.ts';
import { ensureChromium } from './support/install-chromium.ts';
import { makeScratch } from './support/scratch.ts';

/**
 * Runs the checks; with the argument `verify` only the first stage, with `all` also those that take long. The lanes of a stage run side by side, the steps of
 * a lane one after the other. After a failure no further step starts.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const binary = (name: string): string => join(root, 'node_modules', '.bin', name);
const scratch = makeScratch();
// As that for everybody's temporary files: tests use other accounts.
chmodSync(scratch, 0o1777);

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Where vitest leaves its counts. */
  readonly report?: string;
}

type Lane = readonly Step[];

const suite = (name: string, ...projects: readonly string[]): Step => {
  const report = join(scratch, `${name}.json`);
  const options = ['--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'];
  // The server's tests wait for a database while another file uses the core.
  if (name === 'server') options.push(`--maxWorkers=${availableParallelism() + 1}`);
  const chosen = [name, ...projects].flatMap((project) => ['--project', project]);
  return { name, command: [binary('vitest'), 'run', ...options, ...chosen, `--outputFile.json=${report}`], report };
};

const verify: readonly Lane[] = [
  [
    { name: 'types', command: [binary('tsc'), '-b'] },
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  ],
  [suite('unit')],
];
/** One after the other: side by side the suites keep each other from the cores, and waits run out. */
const rest: readonly Lane[] = [
  [
    { name: 'build', command: [binary('vite'), 'build'] },
    ...['server', 'convergence', 'browser'].map((name) => suite(name)),
    suite('e2e', 'later'),
    ...(process.argv[2] === 'all' ? [suite('long')] : []),
  ],
];

const counts = { passed: 0, failed: 0 };
const failed: string[] = [];

function count({ report }: Step): void {
  if (report === undefined || !existsSync(report)) return;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += Number(numPassedTests);
  counts.failed += Number(numFailedTests);
}

/** Runs a step and prints its lines under its name. */
async function run(step: Step): Promise<void> {
  const started = Date.now();
  const { name, command } = step;
  console.log(`── ${name}`);
  const [program, ...options] = command;
  const child = spawn(program, options, {
    cwd: root,
    env: { ...process.env, TMPDIR: scratch },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => console.log(`${name} │ ${line}`));
  const [status] = await once(child, 'close');
  count(step);
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}

async function runStage(lanes: readonly Lane[]): Promise<void> {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) if (failed.length === 0) await run(step);
    }),
  );
}

/** @returns whether what the suites need is installed */
function prepare(): boolean {
  const browser = ensureChromium();
  if (browser === undefined) {
    console.error('No Chromium could be installed. Install one and set CHROMIUM_PATH to it.');
    return false;
  }
  console.log(`Chromium: ${browser}`);
  if (ensureAge()) return true;
  console.error(WITHOUT_AGE);
  return !process.env.CI;
}

async function main(): Promise<boolean> {
  const isVerify = process.argv[2] === 'verify';
  if (!isVerify && !prepare()) return false;
  await runStage(verify);
  if (!isVerify) await runStage(rest);
  if (failed.length) console.log(`\nfailed: ${failed.join(', ')}; what had not begun was not run`);
  console.log(`tests: ${counts.passed} passed, ${counts.failed} failed`);
  return failed.length === 0;
}

process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exitCode = (await main()) ? 0 : 1;
