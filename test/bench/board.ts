import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { sql } from 'kysely';
import { xlsxOf } from '../../src/client/components/table-file.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { addDays } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import { proofread } from '../../src/domain/proofreading/proofread.ts';
import { board as readBoard } from '../../src/server/figures/board.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { openDatabase } from '../../src/server/platform/database/connect.ts';
import { noId } from '../../src/server/platform/database/tables.ts';
import { appendTrusted, type DraftChange } from '../../src/server/records/append.ts';
import { must } from '../support/must.ts';
import { type Measure, percentile, type Report } from './report.ts';

const [FROM, TO, DAYS] = ['2026-01-01', '2026-12-31', 365];
const RAGGED = { from: '2026-01-15', to: '2026-12-15' };
const officer = { member: noId, role: 'officer', squad: null } as const;
const NOW = Date.UTC(2026, 11, 30, 4);
/** Cells of a year: 5, 25, 99 and 192 places of 280 on each day. */
const CELLS = [2_000, 9_000, 36_000, 70_000];
const TOWNS = 5;
const VILLAGES_A_TOWN = 8;
const GROUPS_A_VILLAGE = 6;
const BATCH = 2_000;
const STEP = 62_989;
const ROUNDS = 15;

/** The argument by which this file writes a workbook alone. */
const WORKBOOK = '--workbook';

interface Workbook {
  readonly ms: number;
  readonly cpu: number;
  readonly bytes: number;
  readonly rss: number;
}

interface Filled {
  readonly context: ServerContext;
  readonly cells: number;
  readonly places: readonly Id[];
  /** The village of each place. */
  readonly villages: ReadonlyMap<Id, Id>;
}

/** Makes a district of five towns with a squad each, and one leaflet record for each cell of a day and a place. */
async function fill(base: Omit<ServerContext, 'district'>, cells: number): Promise<Filled> {
  const context: ServerContext = { ...base, district: `cells-${cells}` };
  const id = () => newId(NOW, base.random);
  await base.db
    .insertInto('district')
    .values({ id: context.district, name: '清源区', epoch: crypto.randomUUID() })
    .execute();
  const author = id();
  const drafts: DraftChange[] = [{ id: author, kind: 'member', fields: { name: '王芳', role: 'administrator' } }];
  const villages = new Map<Id, Id>();
  const work: { place: Id; squad: Id }[] = [];
  for (let t = 0; t < TOWNS; t++) {
    const [town, squad] = [id(), id()];
    drafts.push({ id: town, kind: 'place', fields: { name: `${t}镇`, form: 'town' } });
    drafts.push({ id: squad, kind: 'squad', fields: { name: `${t}分队`, town } });
    for (let v = 0; v < VILLAGES_A_TOWN; v++) {
      const village = id();
      villages.set(village, village);
      drafts.push({ id: village, kind: 'place', fields: { name: `${v}村`, form: 'village', parent: town } });
      work.push({ place: village, squad });
      for (let g = 0; g < GROUPS_A_VILLAGE; g++) {
        const group = id();
        villages.set(group, village);
        drafts.push({ id: group, kind: 'place', fields: { name: `${g}组`, form: 'group', parent: village } });
        work.push({ place: group, squad });
      }
    }
  }
  must(await appendTrusted(context, author, drafts));
  const random = seededRandom(cells);
  const pairs = DAYS * work.length;
  for (let made = 0; made < cells; made += BATCH) {
    const records = Array.from({ length: Math.min(BATCH, cells - made) }, (_, n): DraftChange => {
      // A step that shares no factor with the number of pairs meets each pair of day and place once.
      const pair = ((made + n) * STEP) % pairs;
      const day = addDays(FROM, Math.floor(pair / work.length));
      const fields = { date: day, quantity: random.int(1, 200), hours: 1, ...work[pair % work.length] };
      return { id: id(), kind: 'leaflet', fields };
    });
    must(await appendTrusted(context, author, records));
  }
  // As autovacuum leaves the table: without the versions of rows that were written over while this filled it.
  await sql`VACUUM ANALYZE`.execute(base.db);
  return { context, cells, places: work.map(({ place }) => place), villages };
}

/** The same figures from the records: by all, town or village, squad and month, as the board groups them. */
const plainSums = ({ context: { db, district }, places, villages }: Filled) =>
  sql`
  SELECT coalesce(village::text, squad::text, to_char(day, 'YYYY-MM')), sum((fields->>'quantity')::float8),
    sum((fields->>'quantity')::float8) FILTER (WHERE status = 'verified'), sum((fields->>'hours')::float8), count(*)
  FROM record LEFT JOIN unnest(${places}::uuid[], ${places.map((id) => villages.get(id))}::uuid[])
    AS node (id, village) ON node.id = record.place
  WHERE district = ${district} AND kind = 'leaflet' AND NOT deleted AND day BETWEEN ${FROM} AND ${TO}
    AND status IS DISTINCT FROM 'returned'
  GROUP BY GROUPING SETS ((), (village), (squad), (to_char(day, 'YYYY-MM')))
`.execute(db);

const ROWS = 100_000;
/** Rows of the workbook, as an export of evidence has them: texts and numbers in eight columns. */
const sheet = () => ({
  heads: ['日期', '地点', '内容', '数量', '分队', '记录人', '状态', '说明'],
  lines: Array.from({ length: ROWS }, (_, i) => [
    addDays(FROM, i % DAYS),
    `清水镇 ${i % 36}村`,
    `发放宣传资料 ${i % 500} 份`,
    i % 500,
    `第${i % 5}分队`,
    `队员${i % 320}`,
    i % 3 ? '已核实' : '待核实',
    '折页，入户发放',
  ]),
});

/** Writes a workbook of 100,000 rows in a process of its own. */
async function writeWorkbook(): Promise<Workbook> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', import.meta.filename, WORKBOOK]);
  return JSON.parse(stdout) as Workbook;
}

/** Measures one workbook: milliseconds, those of the processor, bytes, and the process's largest memory. */
async function measureWorkbook(): Promise<Workbook> {
  const table = sheet();
  const [began, before] = [performance.now(), process.cpuUsage()];
  const blob = await xlsxOf(table, '记录');
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1_000, bytes: blob.size, rss: process.resourceUsage().maxRSS * 1024 };
}

/** A text of 30 pages, of 22 lines with 28 characters. */
const PAGES = 30 * 22 * 28;
const SENTENCE =
  '全年开展宣传活动24场，其中学校活动9场，发放宣传资料8万余份，入户走访1,208户次，签订责任书10,432户，占98.6%。';

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** Measures the board of a year by the number of cells, beside plain sums over the records in the same run. */
export async function board(args: readonly string[]): Promise<Report> {
  const { values } = parseArgs({ args: [...args], options: { cells: { type: 'string' } } });
  const sizes = values.cells?.split(',').map(Number) ?? CELLS;
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-board-'));
  const { db, close } = must(await openDatabase({ dataDir }));
  try {
    const random = seededRandom(1).bytes;
    const filled: Filled[] = [];
    for (const cells of sizes) filled.push(await fill({ db, now: () => NOW, random }, cells));
    const times = filled.map(() => ({ year: [] as number[], ragged: [] as number[], plain: [] as number[] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, each] of filled.entries()) {
        const { year, ragged, plain } = times[index] ?? {};
        year?.push(await timed(() => readBoard(each.context, officer, { from: FROM, to: TO })));
        ragged?.push(await timed(() => readBoard(each.context, officer, RAGGED)));
        plain?.push(await timed(() => plainSums(each)));
      }
    }
    const middle = times.map(({ year, ragged, plain }) => ({
      year: percentile(year, 0.5),
      ragged: percentile(ragged, 0.5),
      plain: percentile(plain, 0.5),
    }));
    const proof: number[] = [];
    const text = SENTENCE.repeat(Math.ceil(PAGES / SENTENCE.length)).slice(0, PAGES);
    for (let round = 0; round < ROUNDS; round++) proof.push(await timed(async () => proofread(text)));
    const workbook = await writeWorkbook();
    const growth = (of: 'year' | 'ragged') => (middle.at(-1)?.[of] ?? 0) / (middle[0]?.[of] ?? 1);
    return {
      bench: 'report',
      measures: [
        ...middle.flatMap(({ year, ragged, plain }, index): Measure[] => [
          { name: `board of a year, ${sizes[index]} cells`, value: year, unit: 'ms' },
          { name: `board of 15 January to 15 December, ${sizes[index]} cells`, value: ragged, unit: 'ms' },
          { name: `plain sums of one kind, ${sizes[index]} records`, value: plain, unit: 'ms' },
          { name: `board of a year to plain sums, ${sizes[index]}`, value: year / plain, unit: '×' },
        ]),
        { name: 'growth of the board of a year', value: growth('year'), unit: '×', goal: 1.5 },
        { name: 'growth with parts of months', value: growth('ragged'), unit: '×' },
        { name: '数字校核 of 30 pages, the first', value: proof[0] ?? 0, unit: 'ms', goal: 2_000 },
        { name: '数字校核 of 30 pages', value: percentile(proof, 0.5), unit: 'ms', goal: 2_000 },
        { name: 'workbook of 100,000 rows', value: workbook.ms / 1_000, unit: 's', goal: 3 },
        { name: 'its time on processors', value: workbook.cpu / 1_000, unit: 's' },
        { name: 'its size', value: workbook.bytes / 1e6, unit: 'MB' },
        { name: 'largest memory of the process that writes it', value: workbook.rss / 1e6, unit: 'MB', goal: 300 },
      ],
      notes: [
        `p50 of ${ROUNDS} rounds, sizes in turn; a record for each cell of day and place; 280 places, 5 squads; ${cpus().length} cores`,
        'plain sums: SQL over the records of the one kind, with the groupings of the board but campaigns and occasions',
      ],
    };
  } finally {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[2] === WORKBOOK) process.stdout.write(JSON.stringify(await measureWorkbook()));
