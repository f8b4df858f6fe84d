import { parseArgs } from 'node:util';
import { chooseDistrict } from '../districts/choose.ts';
import { hostOf, originOf } from '../districts/host.ts';
import type { Command } from '../platform/command.ts';
import { withDatabase } from '../with-database.ts';
import { type AdminLinkFailure, createAdminLink } from './admin-link.ts';

const NO_ADMINISTRATOR =
  'This district has no administrator yet. Start the server: it prints a link for setting the district up.';

const USAGE = 'admin-link [NAME] [--district HOST]';

function explain({ code, administrators }: AdminLinkFailure): string {
  if (code === 'no_administrator') return NO_ADMINISTRATOR;
  const names = administrators.map(({ member, name }) => `  ${name}   ${member}`).join('\n');
  return `Which administrator? Give a name or an id:\n${names}\nFor example: npm run admin-link -- ${administrators[0]?.name ?? 'NAME'}`;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { district: { type: 'string' } }, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/**
 * Makes a sign-in link for an administrator who is locked out. It may run beside the server.
 * @returns 0 when a link was made, 1 when the administrator is unclear, 2 when the database could not be opened
 */
export const adminLinkCommand: Command = async (args, io) => {
  const read = readArguments(args);
  if (!read || read.positionals.length > 1) {
    io.complain(USAGE);
    return 2;
  }
  return withDatabase(io, async (platform, { publicUrl }) => {
    const chosen = await chooseDistrict(platform.db, read.values.district);
    if (!chosen.ok) {
      io.complain(chosen.error);
      return 1;
    }
    const { id, hosts } = chosen.value;
    const isMain = hosts.length === 0 || hosts.includes(hostOf(publicUrl));
    const url = isMain ? publicUrl : originOf(publicUrl, hosts[0] ?? '');
    const made = await createAdminLink({ ...platform, district: id }, url, read.positionals[0]);
    if (!made.ok) {
      io.complain(explain(made.error));
      return 1;
    }
    const { url: link, name } = made.value;
    io.say(`Link for ${name}. It works once, within a day. It sets a new e-mail address and password`);
    io.say(`and signs out all other devices of ${name}:`);
    io.say(`  ${link}`);
    return 0;
  });
};
