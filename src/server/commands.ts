import type { Command, CommandIo } from './platform/command.ts';

/** Sub-commands by name, loaded on demand. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'admin-link': async () => (await import('./accounts/admin-link-command.ts')).adminLinkCommand,
  backup: async () => (await import('./backup/backup-command.ts')).backupCommand,
  district: async () => (await import('./districts/district-command.ts')).districtCommand,
  restore: async () => (await import('./backup/restore-command.ts')).restoreCommand,
  'verify-figures': async () => (await import('./figures/verify-command.ts')).verifyFiguresCommand,
};

const processIo: CommandIo = {
  env: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * Runs a sub-command of the command line, as in `node dist/server/main.js verify-figures`.
 * @returns its exit status; 2 for an unknown one
 */
export async function runCommand(name: string, args: readonly string[], io: CommandIo = processIo): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load) return (await load())(args, io);
  io.complain(
    `There is no command ${name}. Commands: ${Object.keys(commands).join(', ')}. Without one, the server starts.`,
  );
  return 2;
}
