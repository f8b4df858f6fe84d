import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { enterYear, type Year } from './first-sync/year.ts';
import { type Measure, percentile, type Report } from './report.ts';
import { buildPage } from './sync/build.ts';
import { loopback, type Setting, village } from './sync/network.ts';
import { startOwnServer } from './sync/ours.ts';
import { makeRecords } from './sync/records.ts';
import { pull, type Run } from './sync/round.ts';

const RECORDS = 13_000;
const EDITS = 50;
/** What the edits may add, in per cent of time and of bytes. */
const MOST_ADDED = 10;

const options = {
  rounds: { type: 'string', default: '3' },
  records: { type: 'string', default: String(RECORDS) },
} as const;

type Runs = ReadonlyMap<Setting, readonly Run[]>;

const median = (runs: readonly Run[] = [], of: (run: Run) => number): number => percentile(runs.map(of), 0.5);

function measuresOf(setting: Setting, fresh: Runs, edited: Runs): Measure[] {
  const added = (of: (run: Run) => number): number =>
    (median(edited.get(setting), of) / median(fresh.get(setting), of) - 1) * 100;
  const of = (name: string, runs: Runs): Measure[] => [
    { name: `${setting.name}, ${name}: time`, value: median(runs.get(setting), ({ ms }) => ms / 1000), unit: 's' },
    {
      name: `${setting.name}, ${name}: bytes down`,
      value: median(runs.get(setting), ({ down }) => down / 1000),
      unit: 'KB',
    },
    {
      name: `${setting.name}, ${name}: requests`,
      value: median(runs.get(setting), ({ requests }) => requests),
      unit: '',
    },
  ];
  return [
    ...of('as made', fresh),
    ...of(`${EDITS} edits a record`, edited),
    { name: `${setting.name}, the edits add: time`, value: added(({ ms }) => ms), unit: '%', goal: MOST_ADDED },
    { name: `${setting.name}, the edits add: bytes`, value: added(({ down }) => down), unit: '%', goal: MOST_ADDED },
  ];
}

async function firstSyncs(browser: Browser, year: Year, rounds: number): Promise<Runs> {
  const { server, records } = year;
  const puller = { token: await server.token(records[0]?.member ?? '') };
  const runs = new Map<Setting, Run[]>([
    [loopback, []],
    [village, []],
  ]);
  // The first page of all warms the browser and the server up.
  await pull(browser, loopback, { url: server.page, puller }, records.length);
  for (let round = 0; round < rounds; round++)
    for (const [setting, done] of runs)
      done.push(await pull(browser, setting, { url: server.page, puller }, records.length));
  return runs;
}

/** A squad's year onto a new phone: as its records were made, and after each was edited again and again. */
export async function firstSync(args: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...args], options });
  const rounds = Number(values.rounds);
  const server = await startOwnServer(await buildPage('phone'));
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArguments],
  });
  try {
    const { squad, members, places } = await server.squad(1);
    const [member = ''] = members;
    const now = Date.now();
    const records = makeRecords(Number(values.records), { squad, member, places, material: server.material }, now, 1);
    const year: Year = { server, records, edits: EDITS, now };
    await enterYear(year, 'made');
    const fresh = await firstSyncs(browser, year, rounds);
    await enterYear(year, 'edited');
    const edited = await firstSyncs(browser, year, rounds);
    return {
      bench: 'first-sync',
      measures: [...measuresOf(loopback, fresh, edited), ...measuresOf(village, fresh, edited)],
      notes: [
        `${records.length} records of one squad onto a new phone in Chromium; medians of ${rounds}`,
        `${EDITS} edits a record, by turns of its number and its note, each a change of its own on the server`,
        'village: 300 ms, 180 kB/s down, 84 kB/s up, 4× CPU slowdown; time until all can be read on the phone; bytes with headers',
      ],
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
