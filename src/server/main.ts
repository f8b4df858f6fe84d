import { runCommand } from './commands.ts';
import { startServer } from './compose.ts';
import { readConfig } from './config.ts';
import { postgresVersion } from './platform/database/version.ts';
import { httpsWarning } from './platform/https-warning.ts';
import { createLog } from './platform/log.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints the problem and exits. */
function giveUp(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const [command, ...rest] = process.argv.slice(2);
if (command !== undefined) process.exit(await runCommand(command, rest));

const config = readConfig(process.env);
if (!config.ok) giveUp(config.error.map(({ message }) => message).join('\n'));

const log = createLog();
const started = await startServer({ config: config.value, log });
if (!started.ok) giveUp(`${started.error.message}\n  What to do: ${started.error.todo}\n  (${started.error.code})`);

const server = started.value;
let isStopping = false;

/** Stops the server. The first signal lets running requests end; a second one exits at once. */
function stop(): void {
  if (isStopping) process.exit(1);
  isStopping = true;
  say('Stopping …');
  server.close().then(
    () => process.exit(0),
    (err: unknown) => {
      log.error({ err }, 'stopping failed');
      process.exit(1);
    },
  );
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

say(`清源 Qingyuan runs at ${server.publicUrl}`);
const version = await postgresVersion(server.platform.db);
say(
  server.source === 'external'
    ? `PostgreSQL ${version}`
    : `PostgreSQL ${version}, embedded: for demos, tests and trials. deploy/README.md explains how to use the system’s.`,
);
const warning = httpsWarning(server.publicUrl);
if (warning) process.stderr.write(`${warning}\n`);
const setupUrl = await server.main.setupLink();
if (setupUrl) {
  say(
    'This database is empty. Open this link within a day to name the district and create its administrator. It works once:',
  );
  say(`  ${setupUrl}`);
}
