import { parseArgs } from 'node:util';
import { startServer } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { httpsWarning } from '../server/platform/https-warning.ts';
import { createLog } from '../server/platform/log.ts';
import { dropLinks, writeLinks } from './links.ts';
import { prepare } from './prepare.ts';
import { progressLine } from './progress.ts';
import { summaryOf } from './summary.ts';
import { prepareTips } from './tips/prepare-tips.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints the problem and exits. */
function giveUp(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const { values: options } = parseArgs({
  options: { reset: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
});
const seed = Number(options.seed);
if (!Number.isSafeInteger(seed)) giveUp('--seed is a whole number, such as --seed 1');

const config = readConfig({ ...process.env, DATA_DIR: process.env.DATA_DIR ?? '.data/demo' });
if (!config.ok) giveUp(config.error.map(({ message }) => message).join('\n'));
const { dataDir } = config.value;

const log = createLog({ level: 'warn' });
const began = Date.now();
const started = await startServer({ config: config.value, log });
if (!started.ok) giveUp(`${started.error.message}\n  What to do: ${started.error.todo}\n  (${started.error.code})`);
const server = started.value;

let isStopping = false;

/** Revokes the links before the server stops. */
async function stop(code: number): Promise<void> {
  isStopping = true;
  await dropLinks(server.main.context, dataDir).finally(() => server.close());
  process.exit(code);
}

/** Stops once: under npm one Ctrl-C may arrive twice. */
function onSignal(): void {
  if (isStopping) return;
  say('Stopping …');
  stop(0).catch((err: unknown) => {
    log.error({ err }, 'stopping failed');
    process.exit(1);
  });
}
process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);

async function serve(): Promise<void> {
  const { context, setupLink, publicUrl } = server.main;
  await dropLinks(context, dataDir);
  say('Preparing the demo district …');
  const report = progressLine(process.stdout);
  const prepared = await prepare({ context, setupLink, seed, reset: options.reset, report });
  if (!prepared.ok) {
    process.stderr.write(`${prepared.error.message}\n  (${prepared.error.code})\n`);
    return stop(1);
  }
  if (prepared.value.kind === 'kept') {
    say('The district is there already; it is served as it is. `npm run demo -- --reset` builds it anew.');
  } else {
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    say(`Loaded in ${seconds} s, ${summaryOf(prepared.value.district, context.now())}`);
  }
  const papers = await prepareTips(context, dataDir);
  const links = await writeLinks(context, dataDir, publicUrl);
  say(`\n清源 Qingyuan, demo district, served at ${publicUrl} until stopped (Ctrl-C)`);
  const warning = httpsWarning(publicUrl);
  if (warning) process.stderr.write(`${warning}\n`);
  for (const [who, link] of Object.entries(links)) say(`  ${who.padEnd(10)}${link}`);
  if (papers) say(`  tips      key file ${papers.keyFile}, its passphrase in ${papers.notes}`);
}

try {
  await serve();
} catch (thrown) {
  // Stopping closes the database under a loading in progress; the next start repeats the loading.
  if (!isStopping) {
    log.fatal({ err: thrown }, 'the demo failed');
    await stop(1);
  }
}
