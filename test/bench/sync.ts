import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { type Measure, percentile, type Report } from './report.ts';
import type { Contender } from './sync/contender.ts';
import { ours, peer } from './sync/contenders.ts';
import { DAY_RECORDS, type Day, type DayPart, runDay } from './sync/day.ts';
import { loopback, type Setting, village } from './sync/network.ts';
import { describeNotes } from './sync/records.ts';
import { type Run, runRound } from './sync/round.ts';

const OURS = 'ours';
const POUCHDB = 'PouchDB';
const POUCHDB_1000 = 'PouchDB batch 1000';
const RXDB = 'RxDB gzip';

const makers: Readonly<Record<string, () => Promise<Contender>>> = {
  [OURS]: ours,
  [RXDB]: () => peer(RXDB, 'rxdb'),
  [POUCHDB]: () => peer(POUCHDB, 'pouchdb'),
  [POUCHDB_1000]: () => peer(POUCHDB_1000, 'pouchdb', { batchSize: 1000 }),
};

/** How many times as fast as whom we want to be. */
const goals: Readonly<Record<Setting['name'], Readonly<Record<string, number>>>> = {
  loopback: { [POUCHDB_1000]: 2, [RXDB]: 1 },
  village: { [POUCHDB]: 15, [RXDB]: 1.3 },
};

type Direction = 'pushed' | 'pulled';
const directions: readonly Direction[] = ['pushed', 'pulled'];
type Rounds = ReadonlyMap<string, readonly Record<Direction, Run>[]>;

/** What a day's records may cost: requests, bytes of their bodies, milliseconds until 已收到. */
const dayGoals = { requests: 2, bodies: 1_000, ms: 1_200 };

const options = {
  cases: { type: 'string', default: 'bulk,day' },
  settings: { type: 'string', default: 'loopback,village' },
  counts: { type: 'string', default: '2000,10000' },
  rounds: { type: 'string', default: '5' },
  only: { type: 'string', default: Object.keys(makers).join(',') },
} as const;

/** PouchDB over the village's network takes minutes a round, nearly all of it waiting: once will do. */
const isSlow = (name: string, setting: Setting): boolean => setting === village && name.startsWith(POUCHDB);

async function runAll(
  browser: Browser,
  contenders: readonly Contender[],
  setting: Setting,
  count: number,
  rounds: number,
): Promise<Rounds> {
  const runs = new Map<string, Record<Direction, Run>[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // In turn, and every second time in the other order: what else the machine does meets all alike.
    const order = round % 2 === 0 ? contenders : [...contenders].reverse();
    for (const contender of order) {
      if (round > 0 && isSlow(contender.name, setting)) continue;
      const run = await runRound(browser, contender, setting, count, round + 1);
      runs.get(contender.name)?.push(run);
      const rate = (direction: Direction) => Math.round(count / (run[direction].ms / 1000));
      console.log(`  ${setting.name} ${count} ${contender.name}: ${rate('pushed')}/s up, ${rate('pulled')}/s down`);
    }
  }
  return runs;
}

function measuresOf(setting: Setting, count: number, runs: Rounds): Measure[] {
  const median = (name: string, direction: Direction, of: (run: Run) => number): number =>
    percentile(
      (runs.get(name) ?? []).map((run) => of(run[direction])),
      0.5,
    );
  const rate = (name: string, direction: Direction) => count / (median(name, direction, ({ ms }) => ms) / 1000);
  const names = [...runs.keys()];
  return directions.flatMap((direction): Measure[] => {
    const title = `${setting.name} ${count} ${direction}`;
    const bytes = ({ up, down }: Run) => (direction === 'pushed' ? up : down) / count;
    const back = ({ up, down }: Run) => (direction === 'pushed' ? down : up) / count;
    return [
      ...names.flatMap((name): Measure[] => [
        { name: `${title}: ${name}`, value: rate(name, direction), unit: '/s' },
        { name: `${title}: ${name}, requests`, value: median(name, direction, ({ requests }) => requests), unit: '' },
        {
          name: `${title}: ${name}, bytes a record`,
          value: median(name, direction, bytes),
          unit: 'bytes',
          ...(name === OURS ? { goal: 200 } : {}),
        },
        { name: `${title}: ${name}, bytes a record back`, value: median(name, direction, back), unit: 'bytes' },
      ]),
      ...Object.entries(goals[setting.name])
        .filter(([name]) => names.includes(name) && names.includes(OURS))
        .map(
          ([name, atLeast]): Measure => ({
            name: `${title}: ours ÷ ${name}`,
            value: rate(OURS, direction) / rate(name, direction),
            unit: '×',
            atLeast,
          }),
        ),
    ];
  });
}

/** All contenders in turn, over the village's network. */
async function runDays(
  browser: Browser,
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly Day[]>> {
  const days = new Map<string, Day[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const contender of round % 2 === 0 ? contenders : [...contenders].reverse()) {
      const day = await runDay(browser, contender, village, round + 1);
      days.get(contender.name)?.push(day);
      const seconds = ({ ms }: DayPart) => (ms / 1000).toFixed(2);
      console.log(`  day ${contender.name}: records ${seconds(day.records)} s, photo ${seconds(day.photo)} s`);
    }
  return days;
}

function dayMeasures(days: ReadonlyMap<string, readonly Day[]>): Measure[] {
  return [...days].flatMap(([name, runs]) => [
    ...(['records', 'photo'] as const).flatMap((part): Measure[] => {
      const median = (of: (part: DayPart) => number): number =>
        percentile(
          runs.map((day) => of(day[part])),
          0.5,
        );
      const goal = (of: keyof typeof dayGoals) => (name === OURS && part === 'records' ? { goal: dayGoals[of] } : {});
      const title = `day, ${part === 'records' ? `${DAY_RECORDS} records` : 'a photo'}: ${name}`;
      return [
        { name: `${title}, to 已收到`, value: median(({ ms }) => ms), unit: 'ms', ...goal('ms') },
        { name: `${title}, requests`, value: median(({ requests }) => requests), unit: '', ...goal('requests') },
        { name: `${title}, bodies up`, value: median(({ bodies }) => bodies), unit: 'bytes', ...goal('bodies') },
        { name: `${title}, up`, value: median(({ up }) => up), unit: 'bytes' },
        { name: `${title}, down`, value: median(({ down }) => down), unit: 'bytes' },
      ];
    }),
    {
      name: `day: ${name}, further requests`,
      value: percentile(
        runs.map(({ others }) => others),
        0.5,
      ),
      unit: '',
    },
  ]);
}

/** The product's sync beside its peers': the same records, the same browser, one phone pushes, another pulls. */
export async function sync(args: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...args], options });
  const settings = [loopback, village].filter(({ name }) => values.settings.split(',').includes(name));
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArguments],
  });
  const contenders: Contender[] = [];
  try {
    for (const name of values.only.split(',')) {
      const make = makers[name];
      if (!make) throw new Error(`--only knows ${Object.keys(makers).join(', ')}`);
      contenders.push(await make());
    }
    const measures: Measure[] = [];
    const cases = values.cases.split(',');
    const rounds = Number(values.rounds);
    if (cases.includes('day')) measures.push(...dayMeasures(await runDays(browser, contenders, rounds)));
    if (cases.includes('bulk'))
      for (const setting of settings)
        for (const count of values.counts.split(',').map(Number))
          measures.push(...measuresOf(setting, count, await runAll(browser, contenders, setting, count, rounds)));
    return {
      bench: 'sync',
      measures,
      notes: [
        'medians of all rounds, contenders in turn; PouchDB in the village once; fresh browser contexts, whose IndexedDB is in memory for all',
        'durability asked of IndexedDB: ours strict for what a phone wrote, relaxed for what it pulled; the peers relaxed, as they come',
        'day: a phone in use that was without a network gets one, in the village; it holds ten new records, two with a note and one with a photo of 330 KB',
        'day, photo: after the records; ours with a thumbnail of 14 KB, in chunks that resume; PouchDB as an attachment in a database of its own; RxDB as Base64 in a document of a collection of its own, as an attachment would go into its JSON',
        'village: 300 ms, 180 kB/s down, 84 kB/s up, 4× CPU slowdown, for every request of the page',
        'ours: the product’s engine, store and transport without pages, against its server over durable PostgreSQL with everything on',
        'peers: PouchDB over LevelDB and express-pouchdb; RxDB over Dexie, batches of 500, against a list in memory, gzip both ways',
        'times: from the start of a run to all acknowledged, or to all readable on the phone; bytes with headers',
        describeNotes(),
      ],
    };
  } finally {
    for (const contender of contenders) await contender.close();
    await browser.close();
  }
}
