import type { Command } from '../command.ts';
import { readConfig } from '../config.ts';
import { attachDatabase } from '../platform/database/attach.ts';
import { describeFailure } from '../platform/database/failure.ts';
import { verifyFigures } from './rebuild.ts';

/** Differences that are printed one by one; more are counted. */
const SHOWN = 100;

/**
 * Rebuilds the figures of every district from the changes and prints what differs; it may run beside the server.
 * @returns 0 without differences, 1 with some, 2 where the database could not be opened
 */
export const verifyFiguresCommand: Command = async (_, { env, say, complain }) => {
  const config = readConfig(env);
  if (!config.ok) {
    complain(config.error.map(({ message }) => message).join('\n'));
    return 2;
  }
  const opened = await attachDatabase({ ...config.value, connections: 1 });
  if (!opened.ok) {
    complain(describeFailure(opened.error));
    return 2;
  }
  let found = 0;
  try {
    const { db } = opened.value;
    for (const { id, name } of await db.selectFrom('district').select(['id', 'name']).orderBy('id').execute()) {
      const { changes, records, contributions, tallies, differences } = await verifyFigures(db, id);
      found += differences.length;
      say(`${name}: ${changes} changes, ${records} records, ${contributions} contributions, ${tallies} tallies`);
      for (const { table, key, stored, rebuilt } of differences.slice(0, SHOWN))
        say(`  ${table} ${key}\n    stored  ${stored ?? '-'}\n    rebuilt ${rebuilt ?? '-'}`);
      say(`  ${differences.length} differences`);
    }
  } finally {
    await opened.value.close();
  }
  return found === 0 ? 0 : 1;
};
