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

/** An array a column, as the server itself writes: the fastest that there is short of COPY. */
const insert = (rows: ReturnType<typeof makeRows>) => sql`
  INSERT INTO bench_raw
  SELECT *, now() FROM ${bulk(rows, {
    district: 'text',
    seq: 'bigint',
    ...changeColumnTypes,
  })}
`;

/**
 * How fast this PostgreSQL takes such rows at all: into a table without an index or a check, a commit a batch.
 * @returns rows a second
 */
export async function rawRate(server: OwnServer, count: number): Promise<number> {
  const { db } = server.context;
  await sql`CREATE TABLE bench_raw (LIKE change)`.execute(db);
  // No key forbids the same batch twice.
  const batches = Array.from({ length: 32 }, (_, index) => makeRows(server, index + 1));
  let left = Math.ceil(count / BATCH);
  const written = left * BATCH;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left--;
      const rows = batches[left % batches.length];
      if (rows) await insert(rows).execute(db);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const ms = performance.now() - began;
  await sql`DROP TABLE bench_raw`.execute(db);
  return written / (ms / 1000);
}
