import { choosePhotoStore } from '../photos/choose-store.ts';
import type { Command, CommandIo } from '../platform/command.ts';
import { openDatabase } from '../platform/database/connect.ts';
import { describeFailure } from '../platform/database/failure.ts';
import { configOf, exit, plural, readArgs, reported, wrongUse } from './command-parts.ts';
import { readIdentities } from './keys.ts';
import { type CheckedBackup, checkBackup } from './read.ts';
import { type RestoreTarget, restoreBackup } from './restore.ts';
import { checkDistricts, checkPhotos } from './verify.ts';

const USAGE = 'restore FILE --identity KEYFILE [--check]';

const options = {
  identity: { type: 'string', short: 'i' },
  check: { type: 'boolean', default: false },
} as const;

/** Verifies the restored data. @returns true without a problem */
async function verify({ db, photos }: RestoreTarget, io: CommandIo): Promise<boolean> {
  let isWell = true;
  for (const { name, records, differences, audit } of await checkDistricts(db)) {
    io.say(`  ${name}: ${plural(records, 'record')}, ${plural(differences, 'difference')} between figures and changes`);
    io.say(audit === undefined ? '  its audit is broken' : `  its audit is whole, up to ${audit}`);
    isWell &&= differences === 0 && audit !== undefined;
  }
  const { whole, lost } = await checkPhotos(db, photos);
  io.say(`  ${plural(whole, 'photo')} compared with their hashes`);
  if (lost.length > 0) io.complain(`Not in the backup, or spoilt: photos ${lost.join(' ')}`);
  return isWell && lost.length === 0;
}

async function restore(backup: CheckedBackup, io: CommandIo): Promise<number> {
  const config = configOf(io.env);
  const opened = await openDatabase({ ...config, connections: 1, schema: 'as-found' });
  if (!opened.ok) {
    io.complain(describeFailure(opened.error));
    return exit.failed;
  }
  try {
    const target = { db: opened.value.db, dataDir: config.dataDir, photos: choosePhotoStore(config) };
    const foreign = await restoreBackup(target, backup);
    io.say('Restored. Each table is as it was, and each district has a new epoch: phones send again what they kept.');
    if (foreign.length > 0) io.complain(`Left out, since this release has no such tables: ${foreign.join(', ')}`);
    const isWell = await verify(target, io);
    return isWell && foreign.length === 0 ? exit.done : exit.warned;
  } finally {
    await opened.value.close();
  }
}

/**
 * Restores a backup into an empty database, embedded or external. With `--check` it only reads the file to its end.
 * @returns 0 on success; 1 on failure, without any change; 3 if the restored data has problems
 */
export const restoreCommand: Command = (args, io) =>
  reported(io, async () => {
    const { values, positionals } = readArgs(args, options, USAGE);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw wrongUse('Name one backup.', USAGE);
    if (values.identity === undefined) throw wrongUse('--identity names the key file that opens it.', USAGE);
    const backup = await checkBackup(file, await readIdentities(values.identity));
    const { made, tables, photos } = backup.manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    io.say(
      `${file} is whole: ${plural(tables.length, 'table')}, ${plural(rows, 'row')}, ${plural(photos, 'photo')}; as of ${made}`,
    );
    return values.check ? exit.done : restore(backup, io);
  });
