/** What a sub-command needs of its process. */
export interface CommandIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes a line to standard output. */
  readonly say: (line: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
}

/**
 * A sub-command of the server's program.
 * @param args what stands behind its name on the command line
 * @returns the exit status
 */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
