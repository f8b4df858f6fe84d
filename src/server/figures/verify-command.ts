import type { Command } from '../command.ts';
import { listDistricts } from '../districts/found.ts';
import { withDatabase } from '../with-database.ts';
import { verifyFigures } from './rebuild.ts';

/** Differences that are printed one by one; more are counted. */
const SHOWN = 100;

/**
 * Rebuilds the figures of every district from the changes and prints what differs; it may run beside the server.
 * @returns 0 without differences, 1 with some, 2 where the database could not be opened
 */
export const verifyFiguresCommand: Command = (_, io) =>
  withDatabase(io, async ({ db }) => {
    const { say } = io;
    let found = 0;
    for (const { id, name } of await listDistricts(db)) {
      const { changes, records, contributions, tallies, differences } = await verifyFigures(db, id);
      found += differences.length;
      say(`${name}: ${changes} changes, ${records} records, ${contributions} contributions, ${tallies} tallies`);
      for (const { table, key, stored, rebuilt } of differences.slice(0, SHOWN))
        say(`  ${table} ${key}\n    stored  ${stored ?? '-'}\n    rebuilt ${rebuilt ?? '-'}`);
      say(`  ${differences.length} differences`);
    }
    return found === 0 ? 0 : 1;
  });
