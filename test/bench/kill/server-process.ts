import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { layoutOf } from '../../../src/server/platform/database/embedded/layout.ts';
import { freePort } from '../../../src/server/platform/database/embedded/postmaster.ts';
import { readPostmasterFile } from '../../../src/server/platform/database/embedded/postmaster-file.ts';
import { stopPostmaster } from '../../../src/server/platform/database/embedded/stop.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A server's real process over its embedded PostgreSQL, which can be killed and started again at the same address. */
export interface ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  /** The secret of the set-up link that it printed. */
  readonly setupToken: string;
  /** SIGKILL: no goodbye. Resolves when the process has ended. */
  kill(): Promise<void>;
  /** Starts it anew and resolves when it answers. */
  start(): Promise<void>;
  isRunning(): boolean;
  /** All that it has said, for who looks into a failure. */
  output(): string;
  /** Stops it in order, and removes what it kept. */
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
}

/** Starts a server on a free port over an empty directory. */
export async function startServerProcess(program: readonly string[]): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-kill-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let output = '';
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();

  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  async function until(done: () => boolean | Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; !(await done()); await sleep(25)) {
      if (!isRunning() || Date.now() > deadline)
        throw new Error(`the server does not answer:\n${output.slice(-2_000)}`);
    }
  }
  async function start(): Promise<void> {
    const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port) };
    const started = spawn(process.execPath, [...program], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    ended = once(started, 'exit');
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString('utf8')).slice(-50_000);
      });
    }
    await until(() => isReady(url));
  }
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    child?.kill(signal);
    await ended;
  }

  await start();
  const token = () => /\/setup#([\w-]+)/.exec(output)?.[1];
  await until(() => token() !== undefined);
  return {
    url,
    dataDir,
    setupToken: token() ?? '',
    kill: () => end('SIGKILL'),
    start,
    isRunning,
    output: () => output,
    async close() {
      if (isRunning()) await end('SIGTERM');
      // A dead server's PostgreSQL lives on.
      const { cluster } = layoutOf(realpathSync(dataDir));
      const survivor = readPostmasterFile(cluster);
      if (survivor) await stopPostmaster(survivor, cluster);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
