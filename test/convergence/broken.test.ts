import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/client/data/idb/backend.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { ok } from '../../src/domain/kernel/result.ts';
import { testDatabase } from '../support/database.ts';
import { neighbourNameOf } from './district.ts';
import { openGround } from './ground.ts';
import { type StoryOptions, simulate } from './simulate.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = await openGround(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

/** Receipts for what never went out. */
const liesAboutPushes = (transport: Transport): Transport => ({
  ...transport,
  async push({ device, changes }) {
    const answer = await transport.push({ device, changes: [] });
    return answer.ok ? ok({ ...answer.value, results: changes.map(({ id }) => ({ id, outcome: 'ok' })) }) : answer;
  },
});

/** What is sent again goes under another name. */
const doubles = (transport: Transport): Transport => ({
  ...transport,
  async push({ device, changes }) {
    const copies = changes.map((change) => ({
      ...change,
      id: newId(1, (n) => crypto.getRandomValues(new Uint8Array(n))),
    }));
    await transport.push({ device: newId(2, (n) => crypto.getRandomValues(new Uint8Array(n))), changes: copies });
    return transport.push({ device, changes });
  },
});

const skipsRecords = (transport: Transport): Transport => ({
  ...transport,
  pull: (request, each) => transport.pull(request, (page) => each({ ...page, records: page.records.slice(1) })),
});

const keepsWhatIsGone = (transport: Transport): Transport => ({
  ...transport,
  pull: (request, each) => transport.pull(request, (page) => each({ ...page, drop: [], gone: [] })),
});

/** Says that it is written, and forgets one time in seven. */
function forgets(backend: Backend): Backend {
  let writes = 0;
  return {
    ...backend,
    write: (work, options) =>
      backend.write(async (tx) => {
        const lost = ++writes % 7 === 0;
        return work(
          lost ? { ...tx, put: async (table, rows) => (table === 'record' ? undefined : tx.put(table, rows)) } : tx,
        );
      }, options),
  };
}

/** Answers that scans are refused. */
const refusesScans = (transport: Transport): Transport => ({
  ...transport,
  async push({ device, changes }) {
    const scans = changes.filter(({ kind }) => kind === 'attendance');
    const answer = await transport.push({ device, changes: changes.filter((change) => !scans.includes(change)) });
    if (!answer.ok) return answer;
    const refused = scans.map(({ id }) => ({ id, outcome: 'rejected', code: 'inconsistent' }) as const);
    return ok({ ...answer.value, results: [...answer.value.results, ...refused] });
  },
});

/** Leaves the last entry out of the lists that pages read. */
const hidesEntries = (backend: Backend): Backend => ({
  ...backend,
  read: (work) =>
    backend.read((tx) =>
      work({
        ...tx,
        range: async (table, range) => {
          const rows = await tx.range(table, range);
          return table === 'record' && 'index' in range && range.index === 'byKind' ? rows.slice(0, -1) : rows;
        },
      }),
    ),
});

const plants: readonly (StoryOptions & { readonly name: string; readonly sign: RegExp })[] = [
  { name: 'receipts for what was not sent', plant: { transport: liesAboutPushes }, sign: /has a receipt and is not/ },
  { name: 'doubled records', plant: { transport: doubles }, sign: /nobody saved it/ },
  { name: 'records that a download leaves out', plant: { transport: skipsRecords }, sign: /does not show record/ },
  { name: 'scopes that are kept', plant: { transport: keepsWhatIsGone }, sign: /keeps record|which is not there/ },
  { name: 'a storage that forgets', plant: { backend: forgets }, sign: /does not show record|shows/ },
  {
    name: 'a tally of a day that is off by one',
    tamper: ({ db, district }) =>
      sql`UPDATE tally_cell SET reported[1] = reported[1] + 1 WHERE district = ${district} AND span = 'day'`.execute(
        db,
      ),
    sign: /^figures: /,
  },
  {
    name: 'a tally of a month that is off by one',
    tamper: ({ db, district }) =>
      sql`UPDATE tally_cell SET reported[1] = reported[1] + 1 WHERE district = ${district} AND span = 'month'`.execute(
        db,
      ),
    sign: /^figures: /,
  },
  {
    name: 'a ledger that is off by one',
    tamper: ({ db, district }) =>
      sql`UPDATE stock_flow SET quantity = quantity + 1 WHERE district = ${district}`.execute(db),
    sign: /^ledger: /,
  },
  {
    name: 'minutes of service that count twice',
    tamper: ({ db, district }) =>
      sql`UPDATE service SET minutes = minutes * 2 WHERE district = ${district}`.execute(db),
    sign: /^hours: /,
  },
  {
    name: 'a ruling by whom it is about',
    tamper: ({ db, district }) =>
      sql`UPDATE record SET fields = fields || jsonb_build_object('ruledBy', fields->>'member')
        WHERE district = ${district} AND kind = 'attendance' AND fields ? 'ruling'`.execute(db),
    sign: /^ruling: /,
  },
  {
    name: 'objections that the server has lost',
    tamper: ({ db, district }) =>
      db.deleteFrom('record').where('district', '=', district).where('kind', '=', 'correction').execute(),
    sign: /^objection: .* is nowhere/,
  },
  {
    name: 'answers to objections that somebody changes',
    tamper: ({ db, district }) =>
      sql`UPDATE record SET fields = fields || '{"reply": "没有"}'
        WHERE district = ${district} AND kind = 'correction' AND fields ? 'outcome'`.execute(db),
    sign: /^objection: .* has another answer/,
  },
  { name: 'scans that are refused', plant: { transport: refusesScans }, sign: /^scan: .* has failed: inconsistent/ },
  {
    name: 'scans that the server has lost',
    tamper: ({ db, district }) =>
      db.deleteFrom('record').where('district', '=', district).where('kind', '=', 'attendance').execute(),
    sign: /^scan: .* is nowhere/,
  },
  {
    name: 'two closings of which one is dropped',
    tamper: ({ db, district }) =>
      sql`UPDATE record SET heads = NULL WHERE district = ${district} AND kind = 'event'`.execute(db),
    sign: /^closing: nobody is asked/,
  },
  {
    name: 'two closings that are added up',
    tamper: ({ db, district }) =>
      sql`UPDATE tally_cell SET reported[array_position(figures, 'event.attendance')] = 1000
        WHERE district = ${district} AND 'event.attendance' = ANY (figures)`.execute(db),
    sign: /^closing: the figures/,
  },
  { name: 'pages that leave an entry out', plant: { backend: hidesEntries }, sign: /^pages: / },
  {
    name: 'a change that the server has lost',
    tamper: ({ db, district }) => db.deleteFrom('change').where('district', '=', district).execute(),
    sign: /has a receipt and is not/,
  },
  {
    name: 'records of another district in a download',
    mix: ({ context: { db, district } }, { context, work }) =>
      sql`UPDATE record SET district = ${district} WHERE district = ${context.district} AND id = ANY(${[...work]})`.execute(
        db,
      ),
    sign: /holds record .* of the neighbour/,
  },
  {
    name: 'a change in another district',
    tamper: ({ db, district }) =>
      sql`UPDATE change SET district = ${neighbourNameOf(district)}, seq = seq + 1000000 WHERE district = ${district}
        AND seq = (SELECT max(seq) FROM change WHERE district = ${district})`.execute(db),
    sign: /went to the neighbour/,
  },
];

describe('the invariants notice', () => {
  it.each(plants)('$name', async ({ sign, ...options }) => {
    const found: string[] = [];
    for (let seed = 1; seed <= 20 && !found.some((violation) => sign.test(violation)); seed++)
      found.push(...(await simulate(pool, seed, options)).violations);
    expect(found).toContainEqual(expect.stringMatching(sign));
  });
});
