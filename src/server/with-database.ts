import { randomBytes } from 'node:crypto';
import { type Config, readConfig } from './config.ts';
import type { CommandIo } from './platform/command.ts';
import type { Platform } from './platform/context.ts';
import { attachDatabase } from './platform/database/attach.ts';
import { describeFailure } from './platform/database/failure.ts';

/**
 * Opens the configured database for a command, beside a running server or alone.
 * @returns the result of `work`; 2 if the database could not be opened
 */
export async function withDatabase(
  { env, complain }: Pick<CommandIo, 'env' | 'complain'>,
  work: (platform: Platform, config: Config) => Promise<number>,
): Promise<number> {
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
  try {
    const { db } = opened.value;
    return await work({ db, now: Date.now, random: (bytes) => randomBytes(bytes) }, config.value);
  } finally {
    await opened.value.close();
  }
}
