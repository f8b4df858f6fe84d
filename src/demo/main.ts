import { parseArgs } from 'node:util';
import { startServer } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { addDistrict } from '../server/districts/found.ts';
import { hostKey, hostOf } from '../server/districts/host.ts';
import { httpsWarning } from '../server/platform/https-warning.ts';
import { createLog } from '../server/platform/log.ts';
import type { ServedDistrict } from '../server/serve-districts.ts';
import { dropLinks, writeLinks } from './links.ts';
import type { LoadProgress } from './load.ts';
import { largePlan, prepare } from './prepare.ts';
import { smallPlan } from './small.ts';
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

const STEP = 0.1;
const percent = ({ sent, total }: LoadProgress): number => (total ? sent / total : 1);

/** Shows the progress of the loading: one line that is overwritten on a terminal, or a line each tenth elsewhere. */
function progressLine(out: NodeJS.WriteStream): (progress: LoadProgress) => void {
  let shown = -1;
  return (progress) => {
    const done = percent(progress);
    const step = Math.floor(done / (out.isTTY ? 0.01 : STEP));
    if (step === shown) return;
    shown = step;
    const text = `  ${Math.floor(done * 100)}%  ${progress.sent} / ${progress.total}`;
    out.write(out.isTTY ? `\r${text}${done >= 1 ? '\n' : ''}` : `${text}\n`);
  };
}

let isStopping = false;

/** The demo's districts; the second is small, so that the start does not take longer. */
const second = await secondDistrict();
const districts = [
  { plan: largePlan, links: 'demo-links.json', served: server.main },
  ...(second ? [{ plan: smallPlan, links: 'demo-links-2.json', served: second }] : []),
];

/** A further district of the same server, under a name below the first one's; an address has none. */
async function secondDistrict(): Promise<ServedDistrict | undefined> {
  const host = hostKey(`beishan.${hostOf(server.publicUrl)}`);
  if (host === undefined) return undefined;
  // Taken where the demo has run before.
  await addDistrict(server.platform.db, host);
  return server.district(host);
}

/** Revokes the links before the server stops. */
async function stop(code: number): Promise<void> {
  isStopping = true;
  await dropAllLinks().finally(() => server.close());
  process.exit(code);
}

async function dropAllLinks(): Promise<void> {
  for (const { served, links } of districts) await dropLinks(served.context, dataDir, links);
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

/** Fills a district unless it is filled already. @returns false on failure */
async function fill({ plan, served: { context, setupLink } }: (typeof districts)[number]): Promise<boolean> {
  say(`Preparing ${plan.name} …`);
  const report = progressLine(process.stdout);
  const prepared = await prepare({ plan, context, setupLink, seed, reset: options.reset, report });
  if (!prepared.ok) {
    process.stderr.write(`${prepared.error.message}\n  (${prepared.error.code})\n`);
    return false;
  }
  if (prepared.value.kind === 'kept') {
    say('The district is there already; it is served as it is. `npm run demo -- --reset` builds it anew.');
  } else {
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    say(`Loaded in ${seconds} s, ${summaryOf(prepared.value.district, context.now())}`);
  }
  return true;
}

async function serve(): Promise<void> {
  await dropAllLinks();
  for (const district of districts) if (!(await fill(district))) return stop(1);
  const papers = await prepareTips(server.main.context, dataDir);
  for (const { plan, links: file, served } of districts) {
    const links = await writeLinks(served.context, dataDir, served.publicUrl, file);
    say(`\n清源 Qingyuan, ${plan.name}, served at ${served.publicUrl} until stopped (Ctrl-C)`);
    for (const [who, link] of Object.entries(links)) say(`  ${who.padEnd(10)}${link}`);
    if (papers && served === server.main) {
      say(`  tips      key file ${papers.keyFile}, its passphrase in ${papers.notes}`);
    }
  }
  const warning = httpsWarning(server.publicUrl);
  if (warning) process.stderr.write(`${warning}\n`);
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
