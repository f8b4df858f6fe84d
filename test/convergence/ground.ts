import pg from 'pg';
import { columnTypes } from '../../src/server/platform/database/connect.ts';
import { enableCopy } from '../../src/server/platform/database/copy-client.ts';
import { prepareBackups } from './backup.ts';

/**
 * Connections for stories. The machine itself does not fail in them, so that a commit need not wait for the disk: what
 * becomes of a killed PostgreSQL other tests show.
 * @param url of a migrated database
 */
export async function openGround(url: string, connections = 4): Promise<pg.Pool> {
  const options = '-c synchronous_commit=off';
  const pool = new pg.Pool({ connectionString: url, max: connections, options, types: columnTypes });
  // A server that is killed leaves broken connections behind.
  pool.on('error', () => undefined);
  pool.on('connect', enableCopy);
  await prepareBackups(pool);
  return pool;
}
