import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/demo/random.ts';
import { roles } from '../../src/domain/kernel/role.ts';
import { routes } from '../../src/server/http/routes.ts';
import type { Services } from '../../src/server/http/services.ts';
import { makeQueueBudgets } from '../../src/server/platform/http/gate.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { payloads } from './fuzz/payloads.ts';
import { type Cell, type Probed, probe, signIn } from './fuzz/probe.ts';
import { type Measure, percentile, type Report } from './report.ts';
import { buildPage } from './sync/build.ts';
import { startOwnServer } from './sync/ours.ts';

const KB = 1_000;
/** Requests of a cell that are sent one after another, in so many lines at once. */
const AT_ONCE = 4;

/** Enough to read the route table: none of its handlers is called here. */
const services = {
  publicUrl: 'http://localhost',
  secret: 'of a bench',
  rooms: makeQueueBudgets(),
  staticFiles: new Map(),
  log: createLog({ level: 'silent' }),
} as unknown as Services;

const worst = (probed: readonly Probed[], of: (each: Probed) => number): Probed | undefined =>
  [...probed].sort((a, b) => of(b) - of(a))[0];

const named = (label: string, each: Probed | undefined): string => (each ? `${label}: ${each.cell.name}` : label);

function measuresOf(probed: readonly Probed[]): Measure[] {
  const cpu = ({ cpuMs, bytes }: Probed): number => (cpuMs / bytes) * KB;
  const memory = ({ grown, bytes }: Probed): number => grown / bytes;
  const delay = ({ delayMs }: Probed): number => delayMs;
  const failed = probed.reduce((sum, { statuses }) => {
    const errors = [...statuses].filter(
      ([status]) => status === 0 || (status >= 500 && status !== 503 && status !== 507),
    );
    return sum + errors.reduce((all, [, count]) => all + count, 0);
  }, 0);
  return [
    { name: 'requests', value: probed.reduce((sum, { requests }) => sum + requests, 0), unit: '' },
    { name: 'answers of 5xx, or none', value: failed, unit: '', goal: 0 },
    { name: 'worst CPU for a KB of request', value: cpu(worst(probed, cpu) as Probed), unit: 'ms' },
    { name: 'CPU for a KB of request, p99 of the cells', value: percentile(probed.map(cpu), 0.99), unit: 'ms' },
    { name: 'worst memory for a byte of request', value: memory(worst(probed, memory) as Probed), unit: 'bytes' },
    { name: 'worst wait of the event loop', value: delay(worst(probed, delay) as Probed), unit: 'ms' },
    { name: 'wait of the event loop, p99 of the cells', value: percentile(probed.map(delay), 0.99), unit: 'ms' },
  ];
}

const row = ({ cell, cpuMs, bytes, requests, grown, delayMs, statuses }: Probed): string =>
  `${cell.name.padEnd(64)} ${(bytes / requests / KB).toFixed(1)} KB each  ${(cpuMs / requests).toFixed(1)} ms CPU each  ` +
  `+${(grown / 1_000_000).toFixed(0)} MB  waits ${delayMs.toFixed(0)} ms  ${[...statuses].map(([s, n]) => `${n} × ${s}`).join(', ')}`;

/**
 * Sends what costs a server most for what it costs the sender: every route × role × hostile payload, to loopback. Looks for
 * answers of 5xx and for amplification: CPU and memory for each byte, and how long everybody else waits.
 */
export async function fuzz(args: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...args], options: { requests: { type: 'string', default: '50000' } } });
  const wanted = Number(values.requests);
  const random = seededRandom(26);
  const server = await startOwnServer(await buildPage('tip'));
  try {
    const people = await signIn(server);
    const cells: Cell[] = routes(services).flatMap((route) =>
      roles.flatMap((role) =>
        payloads(route, people, random.bytes).map((payload) => ({
          name: `${role} ${route.method} ${route.path} ${payload.name}`,
          // A session that ended would answer the later cells.
          cookie: route.path === '/api/auth/sign-out' ? undefined : people.cookies[role],
          route,
          payload,
        })),
      ),
    );
    const each = Math.max(1, Math.round(wanted / cells.length));
    const probed: Probed[] = [];
    for (const cell of cells) probed.push(await probe(server.child, cell, each, AT_ONCE));
    const dearest = [...probed].sort((a, b) => b.cpuMs / b.bytes - a.cpuMs / a.bytes).slice(0, 12);
    const slowest = [...probed].sort((a, b) => b.delayMs - a.delayMs).slice(0, 8);
    for (const line of [
      'dearest by CPU for a byte',
      ...dearest.map(row),
      'longest waits of the event loop',
      ...slowest.map(row),
    ])
      console.log(line);
    return {
      bench: 'fuzz',
      measures: [
        ...measuresOf(probed),
        {
          name: 'memory of the server process at most',
          value: (await server.child.mostMemory()) / 1_000_000,
          unit: 'MB',
        },
      ],
      notes: [
        `${cells.length} cells (route × role × payload), ${each} requests each, ${AT_ONCE} at once, over loopback; a byte of a request is one of its body, with 400 more for its head`,
        named(
          'worst CPU',
          worst(probed, ({ cpuMs, bytes }) => cpuMs / bytes),
        ),
        named(
          'worst memory',
          worst(probed, ({ grown, bytes }) => grown / bytes),
        ),
        named(
          'worst wait',
          worst(probed, ({ delayMs }) => delayMs),
        ),
      ],
    };
  } finally {
    await server.close();
  }
}
