import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/server/platform/database/connect.ts';
import { startEmbedded } from '../../src/server/platform/database/embedded.ts';
import { must } from '../support/must.ts';
import type { Report } from './report.ts';
import type { Order, Told } from './storm/worker.ts';

const workerFile = fileURLToPath(new URL('./storm/worker.ts', import.meta.url));
const PROGRESS_EVERY = 100;

interface Sum {
  stories: number;
  changes: number;
  refused: number;
  mended: number;
  readonly failed: number[];
  readonly faults: Map<string, number>;
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '1000' },
      first: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
    },
  });
  return { seeds: Number(values.seeds), first: Number(values.first), workers: Number(values.workers) };
}

function add(sum: Sum, told: Told): void {
  sum.stories++;
  const seed = 'story' in told ? told.story.seed : told.seed;
  const violations = 'story' in told ? told.story.violations : [told.error];
  if ('story' in told) {
    sum.changes += told.story.changes;
    sum.refused += told.story.refused;
    sum.mended += told.story.mended;
    for (const [kind, count] of Object.entries(told.story.faults))
      sum.faults.set(kind, (sum.faults.get(kind) ?? 0) + count);
  }
  if (violations.length === 0) return;
  sum.failed.push(seed);
  console.log(`seed ${seed} failed; alone: npm run bench -- storm --first ${seed} --seeds 1`);
  for (const violation of violations.slice(0, 10)) console.log(`    ${violation}`);
}

/** Hands out seeds one by one until none is left or the run is called off. */
function playAll(worker: ChildProcess, next: () => number | undefined, heard: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      const seed = next();
      if (seed === undefined) {
        worker.disconnect();
        resolve();
      } else worker.send({ seed } satisfies Order);
    };
    worker.on('message', (told: Told) => {
      heard(told);
      give();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => code && reject(new Error(`a worker of the storm ended with ${code}`)));
    give();
  });
}

/**
 * The full storm: `--seeds N` stories from `--first F`, in `--workers W` processes over one PostgreSQL. Ctrl+C ends it
 * after the stories under way, and says where to go on.
 */
export async function storm(args: readonly string[]): Promise<Report> {
  const { seeds, first, workers } = readOptions(args);
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-storm-'));
  const postgres = must(await startEmbedded({ dataDir }));
  const sum: Sum = { stories: 0, changes: 0, refused: 0, mended: 0, failed: [], faults: new Map() };
  const began = performance.now();
  const rate = () => sum.stories / ((performance.now() - began) / 1000);
  let at = first;
  let last = first + seeds;
  process.once('SIGINT', () => {
    last = at;
    console.log(`ending; go on with --first ${at}`);
  });
  try {
    await must(await openDatabase({ dataDir, databaseUrl: postgres.url })).close();
    const crew = Array.from({ length: workers }, () =>
      fork(workerFile, { execArgv: ['--import', 'tsx'], env: { ...process.env, STORM_DATABASE: postgres.url } }),
    );
    const heard = (told: Told) => {
      add(sum, told);
      if (sum.stories % PROGRESS_EVERY === 0)
        console.log(`${sum.stories} of ${seeds} stories, ${sum.failed.length} failed, ${rate().toFixed(1)} a second`);
    };
    await Promise.all(crew.map((worker) => playAll(worker, () => (at < last ? at++ : undefined), heard)));
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  const faults = [...sum.faults].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    bench: 'storm',
    measures: [
      { name: 'seeds', value: sum.stories, unit: '' },
      { name: 'changes', value: sum.changes, unit: '' },
      { name: 'changes refused at the end', value: sum.refused, unit: '' },
      { name: 'changes mended or taken back', value: sum.mended, unit: '' },
      ...faults.map(([kind, value]) => ({ name: `fault: ${kind}`, value, unit: '' as const })),
      { name: 'violations', value: sum.failed.length, unit: '', goal: 0 },
      { name: 'seeds a second', value: rate(), unit: '' },
    ],
    notes: [
      `seeds ${first} to ${first + sum.stories - 1}, ${workers} processes, one PostgreSQL`,
      sum.failed.length ? `failed: ${sum.failed.join(' ')}` : 'every story ended as it must',
    ],
  };
}
