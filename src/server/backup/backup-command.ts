import { choosePhotoStore } from '../photos/choose-store.ts';
import type { Command } from '../platform/command.ts';
import { attachDatabase } from '../platform/database/attach.ts';
import { describeFailure } from '../platform/database/failure.ts';
import { configOf, exit, megabytes, plural, readArgs, reported, wrongUse } from './command-parts.ts';
import { BackupError } from './failure.ts';
import { readRecipients, writeNewKey } from './keys.ts';
import { writeBackup } from './write.ts';

const USAGE = `backup FILE --recipient age1… [--recipient age1… ...] | --recipients FILE
  or: backup --new-key KEYFILE`;

const options = {
  recipient: { type: 'string', short: 'r', multiple: true, default: [] as string[] },
  recipients: { type: 'string', short: 'R' },
  'new-key': { type: 'string' },
} as const;

/** Returns a signal that aborts on the process's first SIGINT or SIGTERM, so that a partial file is removed. */
function untilSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () =>
    controller.abort(new BackupError('backup_stopped', 'Stopped: no backup was written.', 'start it again.'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}

/**
 * Backs up the database, the photos and the needed files of DATA_DIR into one encrypted file. The server may keep
 * running.
 * @returns 0 on success; 1 on failure, without a file; 3 if the file is complete but the store itself lacks photos
 */
export const backupCommand: Command = (args, io) =>
  reported(io, async () => {
    const { values, positionals } = readArgs(args, options, USAGE);
    const keyFile = values['new-key'];
    if (keyFile !== undefined) {
      const recipient = await writeNewKey(keyFile);
      io.say(`The key is in ${keyFile}. Keep it away from the server, twice: without it no backup can be opened.`);
      io.say(`Its recipient, which is no secret:\n${recipient}`);
      return exit.done;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw wrongUse('Name one file to write.', USAGE);
    const fromFile = values.recipients === undefined ? [] : await readRecipients(values.recipients);
    const config = configOf(io.env);
    const opened = await attachDatabase({ ...config, connections: 1, schema: 'as-found' });
    if (!opened.ok) {
      io.complain(describeFailure(opened.error));
      return exit.failed;
    }
    try {
      const source = {
        db: opened.value.db,
        dataDir: config.dataDir,
        photos: choosePhotoStore(config),
        now: Date.now,
      };
      const recipients = [...values.recipient, ...fromFile];
      const { manifest, bytes } = await writeBackup(source, file, recipients, untilSignal());
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      io.say(
        `${file}: ${plural(manifest.tables.length, 'table')}, ${plural(rows, 'row')}, ${plural(manifest.photos, 'photo')}, ${megabytes(bytes)}; as of ${manifest.made}`,
      );
      if (manifest.missing.length === 0) return exit.done;
      io.complain(`The file is whole. Missing or spoilt in the photo store: ${manifest.missing.join(' ')}`);
      return exit.warned;
    } finally {
      await opened.value.close();
    }
  });
