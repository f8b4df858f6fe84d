import { startServer } from '../../../src/server/compose.ts';
import { createLog } from '../../../src/server/log.ts';

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
// The only thing that it can be asked: the most memory that it ever held, in kilobytes.
process.on('message', () => process.send?.({ mostMemory: process.resourceUsage().maxRSS }));
process.on('disconnect', () => {
  server.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
