/** The process as a sub-command sees it. */
export interface CommandIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes a line to standard output. */
  readonly say: (line: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
}

/**
 * A sub-command of the server's program.
 * @param args arguments after its name
 * @returns the exit status
 */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
