import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Config, readConfig } from '../config.ts';
import type { CommandIo } from '../platform/command.ts';
import { describeFailure, reason } from '../platform/database/failure.ts';
import { isOutage } from '../platform/database/outage.ts';
import { BackupError } from './failure.ts';

/** Exit statuses. `warned`: the command succeeded, but a person must look at the result. */
export const exit = { done: 0, failed: 1, usage: 2, warned: 3 } as const;

/** Parses a command line. @throws BackupError with the usage */
export function readArgs<T extends ParseArgsConfig['options']>(
  args: readonly string[],
  options: T,
  usage: string,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    throw wrongUse(reason(thrown), usage);
  }
}

export const wrongUse = (message: string, usage: string): BackupError =>
  new BackupError('backup_usage', message, usage);

/** Reads the server's configuration. @throws BackupError if it is invalid */
export function configOf(env: CommandIo['env']): Config {
  const config = readConfig(env);
  if (config.ok) return config.value;
  const message = config.error.map((failure) => failure.message).join('\n');
  throw wrongUse(message, 'set the same variables as the server has.');
}

/** Runs a command and prints its failure. @returns the exit status */
export async function reported(io: CommandIo, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof BackupError) {
      const { code, message, todo } = thrown.failure;
      io.complain(`${message}\n  What to do: ${todo}\n  (${code})`);
      return code === 'backup_usage' ? exit.usage : exit.failed;
    }
    if (!isOutage(thrown)) throw thrown;
    const todo = 'check that the PostgreSQL server is running, then do it again. Nothing was changed.';
    io.complain(
      describeFailure({ code: 'database_unreachable', message: `The database went away: ${reason(thrown)}`, todo }),
    );
    return exit.failed;
  }
}

/** Formats a number of bytes for people. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const plural = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
