import { type Kysely, sql } from 'kysely';
import { seededRandom } from '../../../src/demo/random.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { bulk } from '../../../src/server/platform/database/bulk.ts';
import type { Database } from '../../../src/server/platform/database/tables.ts';
import { inTransaction } from '../../../src/server/platform/database/transaction.ts';
import { changeColumnTypes } from '../../../src/server/records/rows/change-row.ts';
import { recordColumnTypes } from '../../../src/server/records/rows/record-row.ts';
import type { OwnServer } from '../sync/ours.ts';
import { makeRecords } from '../sync/records.ts';

/** As many as the server's own pool has. */
const CONNECTIONS = 10;
const BATCH = 500;

/** Rows as wide as those of changes, and of the records that they make. */
function makeRows(server: OwnServer, seed: number) {
  const now = Date.now();
  const random = seededRandom(seed);
  const id = () => newId(now, random.bytes);
  const [device, author, squad] = [id(), id(), id()];
  const places = [id(), id(), id(), id(), id(), id(), id()];
  const { district } = server.context;
  const made = makeRecords(BATCH, { squad, member: author, places, material: server.material }, now, seed);
  const place = (index: number) => ({ seq: seed * BATCH + index, clock: `${now - index}-0-${device}` });
  const changes = made.map(({ id, kind, ...fields }, index) => {
    const { seq, clock } = place(index);
    const origin = { device, device_seq: index + 1, record: id, kind, schema: 1, claimed: clock, effective: clock };
    return { district, seq, id, ...origin, base: {}, fields, author };
  });
  const records = made.map(({ id, kind, ...fields }, index) => {
    const { seq, clock } = place(index);
    const said = { fields, clocks: {}, heads: null, author, created_clock: clock, deleted: false };
    const of = {
      squad,
      member: author,
      day: fields.date,
      place: fields.place,
      status: 'reported' as const,
      date_unsure: false,
    };
    return { district, id, kind, scope: `squad/${squad}`, seq, ...said, ...of };
  });
  return { changes, records };
}

type Rows = ReturnType<typeof makeRows>;

/** An array a column, as the server itself writes where it does not copy. */
const insertChanges = ({ changes }: Rows) => sql`
  INSERT INTO bench_raw
  SELECT *, now() FROM ${bulk(changes, {
    district: 'text',
    seq: 'bigint',
    ...changeColumnTypes,
  })}
`;

const recordNames = sql.join(Object.keys(recordColumnTypes).map((name) => sql.ref(name)));

const insertRecords = ({ records }: Rows) => sql`
  INSERT INTO bench_raw_record (district, created_at, ${recordNames})
  SELECT district, now(), ${recordNames} FROM ${bulk(records, { district: 'text', ...recordColumnTypes })}
`;

/**
 * `keyless`: the changes, into a table of columns and nothing else. `keyed`: with the keys, indexes and checks that
 * `change` has. `whole`: those, and the records that they make, into a table like `record`.
 */
export type RawTable = 'keyless' | 'keyed' | 'whole';

async function write(db: Kysely<Database>, table: RawTable, rows: Rows): Promise<void> {
  if (table !== 'whole') {
    await insertChanges(rows).execute(db);
    return;
  }
  await inTransaction(db, async (transaction) => {
    await insertChanges(rows).execute(transaction);
    await insertRecords(rows).execute(transaction);
  });
}

/**
 * How fast this PostgreSQL takes such rows at all: a commit a batch, and nothing else done.
 * @returns changes a second
 */
export async function rawRate(server: OwnServer, table: RawTable, count: number): Promise<number> {
  const { db } = server.context;
  await sql`CREATE TABLE bench_raw (LIKE change ${sql.raw(table === 'keyless' ? '' : 'INCLUDING ALL')})`.execute(db);
  await sql`CREATE TABLE bench_raw_record (LIKE record INCLUDING ALL)`.execute(db);
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => makeRows(server, index + 1));
  const left = [...batches];
  const work = async (): Promise<void> => {
    for (let rows = left.pop(); rows; rows = left.pop()) await write(db, table, rows);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const ms = performance.now() - began;
  await sql`DROP TABLE bench_raw, bench_raw_record`.execute(db);
  return (batches.length * BATCH) / (ms / 1000);
}
