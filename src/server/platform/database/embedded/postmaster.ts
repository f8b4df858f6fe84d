import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { type DatabaseFailure, databaseFailure, reason } from '../failure.ts';
import type { Binaries } from './binaries.ts';
import { directoryName } from './cluster.ts';
import type { Layout } from './layout.ts';
import { type PostmasterFile, postmasterState, readPostmasterFile } from './postmaster-file.ts';
import type { RunAs } from './run-as.ts';
import { openLog, type ServerLog } from './server-log.ts';

/** Maximum time until PostgreSQL is ready, in milliseconds. After a power cut, crash recovery comes first. */
const readyPatienceMs = 300_000;
const survivorPatienceMs = 15_000;
const portAttempts = 5;

/** Finds a TCP port on 127.0.0.1 that is free now. Throws when the system has none. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('the system named no port'));
      });
    });
  });
}

/** For a small server with 2 cores. fsync and full_page_writes stay on: a saved record survives a power cut. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  wal_buffers: '16MB',
  max_connections: '50',
  // Does not fill new WAL segments with zeros. Each commit still makes its content durable.
  wal_init_zero: 'off',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  // Statements contain names, so the log contains only errors.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

function launch(
  layout: Layout,
  binaries: Binaries,
  as: RunAs,
  directory: string,
  port: number,
  log: ServerLog,
): ChildProcess {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const file = readPostmasterFile(layout.cluster);
  // PostgreSQL ignores a stale postmaster.pid only if no process has its id. We have checked that the process with this
  // id is not a live postmaster of this directory (another program, or one not yet reaped). pg_ctl says so in the same
  // way (miscinit.c), and PostgreSQL still checks the shared memory for survivors.
  const stale = file && postmasterState(file, layout.cluster) !== 'live';
  return spawn(binaries.postgres, ['-D', directory, '-p', String(port), ...flags], {
    ...as,
    cwd: layout.cluster,
    // A session of its own: Ctrl+C in a terminal reaches only Node, which then stops PostgreSQL after its last query.
    detached: true,
    env: { ...process.env, LC_ALL: 'C', ...(stale ? { PG_GRANDPARENT_PID: String(file.pid) } : {}) },
    stdio: ['ignore', log.fd, log.fd],
  });
}

type Start =
  | { readonly kind: 'ready'; readonly file: PostmasterFile }
  | { readonly kind: 'ended'; readonly why: string };

async function untilReady(child: ChildProcess, cluster: string): Promise<Start> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `it ended with ${signal ?? `status ${code}`}`;
  });
  const deadline = Date.now() + readyPatienceMs;
  while (failure === undefined) {
    const file = readPostmasterFile(cluster);
    if (file?.ready && file.pid === child.pid) {
      child.unref();
      return { kind: 'ready', file };
    }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      failure = `it was not ready after ${readyPatienceMs / 1000} s`;
    }
    await sleep(20);
  }
  return { kind: 'ended', why: failure };
}

const inUse = (layout: Layout): DatabaseFailure =>
  databaseFailure(
    'postgres_directory_in_use',
    `${layout.cluster} is in use by another PostgreSQL process.`,
    'stop the other server, or set DATA_DIR to another folder.',
  );

function startFailed(layout: Layout, why: string, output: string): DatabaseFailure {
  const last = output.trim().split('\n').slice(-3).join(' / ');
  return databaseFailure(
    'postgres_start_failed',
    `PostgreSQL did not start: ${why}. ${last}`,
    `read ${layout.log}; a full disk or missing shared memory are the usual causes. The data was not touched.`,
  );
}

/**
 * Starts PostgreSQL on the cluster, on a free loopback port, and waits until it accepts connections. PostgreSQL writes
 * its own log, so it keeps running when Node is killed.
 * @param choosePort returns a port to try; injected so that a taken port can be tested
 */
export async function startPostmaster(
  layout: Layout,
  binaries: Binaries,
  as: RunAs,
  choosePort: () => Promise<number> = freePort,
): Promise<Result<PostmasterFile, DatabaseFailure>> {
  const directory = directoryName(layout.cluster, as);
  if (!directory.ok) return directory;
  const log = openLog(layout.log, as);
  const survivorDeadline = Date.now() + survivorPatienceMs;
  try {
    for (let ports = 0; ports < portAttempts; ) {
      const port = await choosePort().catch((thrown: unknown) => reason(thrown));
      if (typeof port === 'string') return err(portUnavailable(port));
      const child = launch(layout, binaries, as, directory.value, port, log);
      const start = await untilReady(child, layout.cluster);
      if (start.kind === 'ready') return ok(start.file);
      const output = log.since();
      if (/could not bind|Address already in use/.test(output)) {
        // Another process took the port after we had found it free.
        ports += 1;
      } else if (/lock file ".*" already exists|pre-existing shared memory block/.test(output)) {
        // The sessions of a killed postmaster notice within seconds and exit.
        if (Date.now() > survivorDeadline) return err(inUse(layout));
        await sleep(250);
      } else return err(startFailed(layout, start.why, output));
    }
  } finally {
    log.close();
  }
  return err(portUnavailable(`${portAttempts} ports were taken while PostgreSQL started`));
}

const portUnavailable = (why: string): DatabaseFailure =>
  databaseFailure(
    'postgres_port_unavailable',
    `No port on 127.0.0.1 is available for PostgreSQL: ${why}.`,
    'check that the loopback interface is up and that programs may listen on it, then start again.',
  );
