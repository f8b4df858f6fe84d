import { cpus } from 'node:os';
import { sql } from 'kysely';
import { makeDevices } from './burst/devices.ts';
import { processorTime } from './burst/processor.ts';
import { type RawTable, rawRate } from './burst/raw.ts';
import { acceptedIn, sendAll } from './burst/send.ts';
import { type Measure, percentile, type Report } from './report.ts';
import { buildPage } from './sync/build.ts';
import { type OwnServer, startOwnServer } from './sync/ours.ts';

const DEVICES = 320;
const CHANGES = 500;
const RAW_ROWS = DEVICES * CHANGES;
const MB = 1_000_000;

/** Processor time by who used it, in milliseconds. */
interface Split {
  readonly server: number;
  readonly postgres: number;
  readonly load: number;
}

function splitNow({ child, postgresPid }: OwnServer): Split {
  const { user, system } = process.cpuUsage();
  return { server: processorTime(child.pid), postgres: processorTime(postgresPid), load: (user + system) / 1000 };
}

/** Of the processor time between two moments. */
function sharesOf(before: Split, after: Split): Measure[] {
  const used = (['server', 'postgres', 'load'] as const).map((of) => ({ of, ms: after[of] - before[of] }));
  const all = used.reduce((sum, { ms }) => sum + ms, 0);
  return used.map(({ of, ms }) => ({ name: `processor time: ${of}`, value: (100 * ms) / all, unit: '%' }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Everybody comes home at once: each volunteer's phone pushes a full batch at the same moment. */
export async function burst(): Promise<Report> {
  const server = await startOwnServer(await buildPage('phone'));
  const raw: Record<RawTable, number[]> = { keyless: [], keyed: [], whole: [] };
  const measureRaw = async (): Promise<void> => {
    for (const table of ['whole', 'keyed', 'keyless'] as const) raw[table].push(await rawRate(server, table, RAW_ROWS));
  };
  try {
    const devices = await makeDevices(server, DEVICES, CHANGES);
    const total = DEVICES * CHANGES;
    await measureRaw();
    const before = splitNow(server);
    const { ms, sent } = await sendAll(server.child.url, devices);
    const after = splitNow(server);
    await measureRaw();
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM change WHERE kind IN ('leaflet', 'visit')
    `.execute(server.context.db);
    const times = sent.map((each) => each.ms);
    const rate = total / (ms / 1000);
    const answered = sent.reduce((sum, each) => sum + acceptedIn(each), 0);
    const [largest = 0] = devices.map(({ body }) => body.byteLength / CHANGES).sort((a, b) => b - a);
    return {
      bench: 'burst',
      measures: [
        { name: 'changes accepted', value: answered, unit: '', goal: total, atLeast: total },
        { name: 'changes in the database', value: rows[0]?.count ?? 0, unit: '', goal: total, atLeast: total },
        { name: 'changes a second', value: rate, unit: '/s' },
        { name: 'raw batched inserts of the same rows', value: mean(raw.whole), unit: '/s' },
        { name: 'ratio to raw inserts of the same rows', value: rate / mean(raw.whole), unit: '×', atLeast: 0.35 },
        { name: 'raw, without the records', value: mean(raw.keyed), unit: '/s' },
        { name: 'ratio to raw, without the records', value: rate / mean(raw.keyed), unit: '×' },
        { name: 'raw, without the records and any key', value: mean(raw.keyless), unit: '/s' },
        { name: 'ratio to raw, without the records and any key', value: rate / mean(raw.keyless), unit: '×' },
        ...sharesOf(before, after),
        {
          name: 'memory of the server process at most',
          value: (await server.child.mostMemory()) / MB,
          unit: 'MB',
          goal: 300,
        },
        { name: 'a push, waiting for its turn included, p50', value: percentile(times, 0.5), unit: 'ms' },
        { name: 'a push, waiting for its turn included, p95', value: percentile(times, 0.95), unit: 'ms' },
        { name: 'retries', value: sent.reduce((sum, { retries }) => sum + retries, 0), unit: '' },
        { name: 'bytes a change, gzipped, at most', value: largest, unit: 'bytes', goal: 200 },
      ],
      notes: [
        `${DEVICES} phones × ${CHANGES} changes at once, each on a connection and a session of its own, over HTTP; ${cpus().length} cores for server, PostgreSQL and load`,
        'raw: in batches of 500 by arrays (unnest), a commit a batch, over 10 connections; mean of before and after',
        'the goal is against rows of the same number, width, keys and checks as the server writes: a change and the record that it makes',
        'without the keys no database could tell a change that comes twice, nor give a phone its page of records',
        'the server does what it always does: permissions, validation, fold, records, tallies, durable commits, one after another so that no cursor misses one',
      ],
    };
  } finally {
    await server.close();
  }
}
