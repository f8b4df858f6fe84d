import { listDistricts } from '../districts/found.ts';
import type { Command } from '../platform/command.ts';
import { withDatabase } from '../with-database.ts';
import { verifyFigures } from './rebuild.ts';

/** Number of differences that are printed. The rest is only counted. */
const SHOWN = 100;

/**
 * Recomputes the figures and the ledger of every district and prints the differences. It may run beside the server.
 * @returns 0 without differences, 1 with some, 2 if the database could not be opened
 */
export const verifyFiguresCommand: Command = (_, io) =>
  withDatabase(io, async ({ db }) => {
    const { say } = io;
    let found = 0;
    for (const { id, name } of await listDistricts(db)) {
      const { changes, records, contributions, tallies, flows, differences } = await verifyFigures(db, id);
      found += differences.length;
      say(
        `${name}: ${changes} changes, ${records} records, ${contributions} contributions, ${tallies} tallies, ${flows} flows`,
      );
      for (const { table, key, stored, rebuilt } of differences.slice(0, SHOWN))
        say(`  ${table} ${key}\n    stored  ${stored ?? '-'}\n    rebuilt ${rebuilt ?? '-'}`);
      say(`  ${differences.length} differences`);
    }
    return found === 0 ? 0 : 1;
  });
