import { sql } from 'kysely';
import { seededRandom } from '../../../src/demo/random.ts';
import { newId } from '../../../src/domain/id.ts';
import { bulk } from '../../../src/server/database/bulk.ts';
import { changeColumnTypes } from '../../../src/server/database/change-row.ts';
import type { OwnServer } from '../sync/ours.ts';
import { makeRecords } from '../sync/records.ts';

/** As many as the server's own pool has. */
const CONNECTIONS = 10;
const BATCH = 500;

/** Rows as wide as a change's. */
function makeRows(server: OwnServer, seed: number) {
  const now = Date.now();
  const random = seededRandom(seed);
  const id = () => newId(now, random.bytes);
  const [device, author, squad] = [id(), id(), id()];
  const places = [id(), id(), id(), id(), id(), id(), id()];
  return makeRecords(BATCH, { squad, member: author, places, material: server.material }, now, seed).map(
    ({ id, kind, ...fields }, index) => ({
      district: server.context.district,
      seq: seed * BATCH + index,
      id,
      device,
      device_seq: index + 1,
      record: id,
      kind,
      schema: 1,
      claimed: `${now - index}-0-${device}`,
      effective: `${now - index}-0-${device}`,
      base: {},
      fields,
      author,
    }),
  );
}

/** An array a column, as the server itself writes. */
const insert = (rows: ReturnType<typeof makeRows>) => sql`
  INSERT INTO bench_raw
  SELECT *, now() FROM ${bulk(rows, {
    district: 'text',
    seq: 'bigint',
    ...changeColumnTypes,
  })}
`;

/** `keyless`: a table of columns and nothing else. `keyed`: with the keys, indexes and checks that `change` has. */
export type RawTable = 'keyless' | 'keyed';

/**
 * How fast this PostgreSQL takes such rows at all: a commit a batch, and nothing else done.
 * @returns rows a second
 */
export async function rawRate(server: OwnServer, table: RawTable, count: number): Promise<number> {
  const { db } = server.context;
  await sql`CREATE TABLE bench_raw (LIKE change ${sql.raw(table === 'keyed' ? 'INCLUDING ALL' : '')})`.execute(db);
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => makeRows(server, index + 1));
  const left = [...batches];
  const work = async (): Promise<void> => {
    for (let rows = left.pop(); rows; rows = left.pop()) await insert(rows).execute(db);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const ms = performance.now() - began;
  await sql`DROP TABLE bench_raw`.execute(db);
  return (batches.length * BATCH) / (ms / 1000);
}
