import { realpathSync } from 'node:fs';
import { sql } from 'kysely';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { openDatabase } from '../../../src/server/platform/database/connect.ts';
import { readPassword } from '../../../src/server/platform/database/embedded/cluster.ts';
import { appUrl, layoutOf } from '../../../src/server/platform/database/embedded/layout.ts';
import { readPostmasterFile } from '../../../src/server/platform/database/embedded/postmaster-file.ts';
import { must } from '../../support/must.ts';
import type { ServerProcess } from './server-process.ts';

/** What PostgreSQL holds, asked past the server. */
export interface Holdings {
  readonly changes: number;
  /** Ids without their repetitions. */
  readonly ids: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly seqs: number;
  readonly head: number;
  readonly records: number;
  /** Of the ids asked for, those that are there. */
  readonly found: number;
  /** The sum that boards show, and the sum of its evidence. */
  readonly tallied: number;
  readonly contributed: number;
}

export interface Books {
  holdings(ids: readonly string[]): Promise<Holdings>;
  /** Rebuilds everything from the changes. @returns the differences to what is stored */
  differences(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the embedded PostgreSQL of a running server, beside it. */
export async function openBooks({ dataDir }: ServerProcess): Promise<Books> {
  const layout = layoutOf(realpathSync(dataDir));
  const file = readPostmasterFile(layout.cluster);
  if (!file) throw new Error('PostgreSQL is not running');
  const databaseUrl = appUrl(must(await readPassword(layout)), file.port);
  const { db, close } = must(await openDatabase({ dataDir, databaseUrl, connections: 1 }));
  const { id: district } = await db.selectFrom('district').select('id').executeTakeFirstOrThrow();
  return {
    async holdings(ids) {
      const { rows } = await sql<Holdings>`
        SELECT count(*)::int AS changes, count(DISTINCT id)::int AS ids, count(DISTINCT seq)::int AS seqs,
          min(seq)::int AS "firstSeq", max(seq)::int AS "lastSeq",
          count(*) FILTER (WHERE id = ANY(${ids}::uuid[]))::int AS found,
          (SELECT head::int FROM district) AS head,
          (SELECT count(*)::int FROM record WHERE kind = 'leaflet') AS records,
          (SELECT coalesce(sum(reported), 0)::int FROM tally WHERE figure = 'leaflet.distributed') AS tallied,
          (SELECT coalesce(sum((fields->>'quantity')::int), 0)::int
            FROM record WHERE kind = 'leaflet' AND NOT deleted AND status <> 'returned') AS contributed
        FROM change
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('no answer');
      return row;
    },
    differences: async () => (await verifyFigures(db, district)).differences.length,
    close,
  };
}
