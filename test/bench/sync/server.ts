import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startServer } from '../../../src/server/compose.ts';
import { createLog } from '../../../src/server/platform/log.ts';

/** The product's server as a process of its own, over a database and a client folder that the bench gives. */
const [databaseUrl = '', dataDir = '', clientFolder = ''] = process.argv.slice(2);

const started = await startServer({
  config: { port: 0, dataDir, publicUrl: 'http://localhost:0', databaseUrl },
  log: createLog({ level: 'warn' }),
  clientFolder,
});
if (!started.ok) throw new Error(started.error.message);
const server = started.value;
process.send?.({ url: `${server.publicUrl}/` });
const waits = monitorEventLoopDelay({ resolution: 5 });
waits.enable();
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20).unref();

function usage() {
  const { user, system } = process.cpuUsage();
  const now = process.memoryUsage.rss();
  const answer = { cpuMs: (user + system) / 1_000, now, peak: Math.max(peak, now), delayMs: waits.max / 1_000_000 };
  peak = now;
  waits.reset();
  return answer;
}

// What it can be asked: what it has used, or the most memory that it ever held, in kilobytes.
process.on('message', (question) =>
  process.send?.(question === 'usage' ? usage() : { mostMemory: process.resourceUsage().maxRSS }),
);
process.on('disconnect', () => {
  server.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
