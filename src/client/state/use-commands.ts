import { type Commands, makeCommands } from './commands.ts';
import { useClient } from './context.ts';

/** Returns the commands on records; their code is loaded with the first page that uses them. */
export const useCommands = (): Commands => makeCommands(useClient().commandOptions);
