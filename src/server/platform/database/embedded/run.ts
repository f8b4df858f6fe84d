import { spawn } from 'node:child_process';
import type { RunAs } from './run-as.ts';

export interface Outcome {
  /** Exit status; null when a signal ended it or it could not be started. */
  readonly status: number | null;
  /** Both streams, in order of arrival. */
  readonly output: string;
}

/**
 * Runs a program to its end and collects its output. A program that cannot be started is a result, not an exception.
 */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly as: RunAs; readonly cwd?: string; readonly input?: string },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...options.as,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, LC_ALL: 'C' },
      stdio: 'pipe',
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // A program that exits early closes its input; its exit status reports that.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => resolve({ status: null, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
    child.stdin.end(options.input ?? '');
  });
}
