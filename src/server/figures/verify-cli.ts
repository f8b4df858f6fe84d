import { readConfig } from '../config.ts';
import { attachDatabase } from '../database/attach.ts';
import { describeFailure } from '../database/failure.ts';
import { verifyFigures } from './rebuild.ts';

/** Differences that are printed one by one; more are counted. */
const SHOWN = 100;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function giveUp(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}

const config = readConfig(process.env);
if (!config.ok) giveUp(config.error.map(({ message }) => message).join('\n'));
const opened = await attachDatabase({ ...config.value, connections: 1 });
if (!opened.ok) giveUp(describeFailure(opened.error));

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
process.exitCode = found === 0 ? 0 : 1;
