import { spawnSync } from 'node:child_process';
import { installDebians } from './debian.ts';

/** The age program of others, against which our files are tried; AGE_PATH names one that is not on the path. */
const program = (): string => process.env.AGE_PATH ?? 'age';

/** @returns the version, for example [1, 1]; undefined where there is no such program */
export function ageVersion(): readonly [number, number] | undefined {
  const { stdout, status } = spawnSync(program(), ['--version'], { encoding: 'utf8' });
  const found = status === 0 ? /([0-9]+)\.([0-9]+)/.exec(stdout) : null;
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** What is said where the program is missing, so that nobody takes the tests for complete. */
export const WITHOUT_AGE =
  'NOT TESTED: there is no age program here (Debian: apt install age; or set AGE_PATH), so sealed files are not tried with it.';

/** Looks for the program, and installs Debian's where there is none. @returns whether it is there now */
export const ensureAge = (): boolean =>
  ageVersion() !== undefined || (installDebians('age', ['age']) && ageVersion() !== undefined);

export interface AgeRun {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs it without a terminal, so that it asks nothing. */
export function runAge(args: readonly string[], input: Uint8Array): AgeRun {
  const { status, stdout, stderr, error } = spawnSync(program(), args, { input, maxBuffer: 2 ** 26 });
  // A program that refuses a file need not read it to its end.
  const isFatal = error && !('code' in error && error.code === 'EPIPE');
  if (isFatal) throw new Error(`The age program is needed: Debian's package age, or AGE_PATH. ${error.message}`);
  return { status, stdout, stderr: stderr.toString() };
}
