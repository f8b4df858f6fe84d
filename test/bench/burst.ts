import { cpus } from 'node:os';
import { sql } from 'kysely';
import { makeDevices } from './burst/devices.ts';
import { rawRate } from './burst/raw.ts';
import { sendAll } from './burst/send.ts';
import { percentile, type Report } from './report.ts';
import { buildPage } from './sync/build.ts';
import { startOwnServer } from './sync/ours.ts';

const DEVICES = 320;
const CHANGES = 500;
const RAW_ROWS = 80_000;
const MB = 1_000_000;

/** Everybody comes home at once: each volunteer's phone pushes a full batch at the same moment. */
export async function burst(): Promise<Report> {
  const server = await startOwnServer(await buildPage('phone'));
  try {
    const devices = await makeDevices(server, DEVICES, CHANGES);
    const total = DEVICES * CHANGES;
    const before = await rawRate(server, RAW_ROWS);
    const { ms, sent } = await sendAll(server.child.url, devices);
    const after = await rawRate(server, RAW_ROWS);
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM change WHERE kind IN ('leaflet', 'visit')
    `.execute(server.context.db);
    const times = sent.map((each) => each.ms);
    const rate = total / (ms / 1000);
    const raw = (before + after) / 2;
    const answered = sent.reduce((sum, { accepted }) => sum + accepted, 0);
    const [largest = 0] = devices.map(({ body }) => body.byteLength / CHANGES).sort((a, b) => b - a);
    return {
      bench: 'burst',
      measures: [
        { name: 'changes accepted', value: answered, unit: '', goal: total, atLeast: total },
        { name: 'changes in the database', value: rows[0]?.count ?? 0, unit: '', goal: total, atLeast: total },
        { name: 'changes a second', value: rate, unit: '/s' },
        { name: 'raw batched inserts, before', value: before, unit: '/s' },
        { name: 'raw batched inserts, after', value: after, unit: '/s' },
        { name: 'ratio to raw batched inserts', value: rate / raw, unit: '×', atLeast: 0.35 },
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
        'raw: rows as wide as a change, in batches of 500 by arrays (unnest) as the server writes them, into a table without an index, a commit a batch, 10 connections',
        'the server does what it always does: permissions, validation, fold, evidence, tallies, durable commits',
      ],
    };
  } finally {
    await server.close();
  }
}
