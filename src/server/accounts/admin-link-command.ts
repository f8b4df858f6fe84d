import { randomBytes } from 'node:crypto';
import type { Command } from '../command.ts';
import { readConfig } from '../config.ts';
import { attachDatabase } from '../platform/database/attach.ts';
import { describeFailure } from '../platform/database/failure.ts';
import { type AdminLinkFailure, createAdminLink } from './admin-link.ts';

const NO_ADMINISTRATOR =
  'This district has no administrator yet. Start the server: it prints a link for setting the district up.';

function explain({ code, administrators }: AdminLinkFailure): string {
  if (code === 'no_administrator') return NO_ADMINISTRATOR;
  const names = administrators.map(({ member, name }) => `  ${name}   ${member}`).join('\n');
  return `Whose link? Say which administrator, by name or id:\n${names}\nFor example: npm run admin-link -- ${administrators[0]?.name ?? 'NAME'}`;
}

/**
 * Makes a way back for an administrator who is locked out: beside a running server, or while it is stopped.
 * @returns 0 when a link was made, 1 when it is not clear for whom, 2 where the database could not be opened
 */
export const adminLinkCommand: Command = async ([choice], { env, say, complain }) => {
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
    // As the server does: it serves the oldest district of its database.
    const district = await db.selectFrom('district').select('id').orderBy('created_at').executeTakeFirst();
    if (!district) {
      complain(NO_ADMINISTRATOR);
      return 1;
    }
    const context = { db, district: district.id, now: Date.now, random: (bytes: number) => randomBytes(bytes) };
    const made = await createAdminLink(context, config.value.publicUrl, choice);
    if (!made.ok) {
      complain(explain(made.error));
      return 1;
    }
    const { url, name } = made.value;
    say(`A link for ${name}. It works once, within a day, sets a new e-mail address and password,`);
    say(`and signs out every other device of ${name}:`);
    say(`  ${url}`);
    return 0;
  } finally {
    await opened.value.close();
  }
};
