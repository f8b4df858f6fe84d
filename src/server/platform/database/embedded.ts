import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { adopt } from './embedded/adopt.ts';
import { findBinaries, findPackage } from './embedded/binaries.ts';
import { prepareCluster, readPassword } from './embedded/cluster.ts';
import { adminUrl, appUrl, type Layout, layoutOf } from './embedded/layout.ts';
import { takeOwnerLock } from './embedded/owner-lock.ts';
import { startPostmaster } from './embedded/postmaster.ts';
import { chooseRunAs } from './embedded/run-as.ts';
import { stopPostmaster } from './embedded/stop.ts';
import { type PostgresEvent, supervise } from './embedded/supervise.ts';
import { type DatabaseFailure, databaseFailure, reason } from './failure.ts';

/** An embedded PostgreSQL that serves DATA_DIR. */
export interface EmbeddedPostgres {
  /** The server's connection. Contains the password. */
  readonly url: string;
  /** The superuser's connection. Contains the password. */
  readonly adminUrl: string;
  readonly port: number;
  /** The postmaster's process id. It changes when PostgreSQL is restarted. */
  readonly pid: number;
  /** True if it was adopted after an earlier server had been killed. */
  readonly adopted: boolean;
  /** Stops PostgreSQL and releases the directory; resolves when PostgreSQL has exited. Idempotent. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Created when absent. */
  readonly dataDir: string;
  /** Returns a port to try; a free one by default. */
  readonly choosePort?: () => Promise<number>;
  /** Called when PostgreSQL exits unexpectedly, and for each attempt to start it again. */
  readonly onEvent?: (event: PostgresEvent) => void;
}

function prepareDataDir(dataDir: string): Result<Layout, DatabaseFailure> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return ok(layoutOf(realpathSync(dataDir)));
  } catch (thrown) {
    return err(
      databaseFailure(
        'data_dir_not_writable',
        `DATA_DIR cannot be written: ${reason(thrown)}`,
        'give the account that starts the server write access to that folder, or set DATA_DIR to another one.',
      ),
    );
  }
}

async function serve(layout: Layout, options: EmbeddedOptions): Promise<Result<EmbeddedPostgres, DatabaseFailure>> {
  const as = chooseRunAs(layout.dataDir, layout.cluster);
  if (!as.ok) return as;
  const folder = findPackage();
  if (!folder.ok) return folder;
  const binaries = await findBinaries(folder.value, as.value);
  if (!binaries.ok) return binaries;
  const prepared = await prepareCluster(layout, binaries.value, as.value);
  if (!prepared.ok) return prepared;
  const password = await readPassword(layout);
  if (!password.ok) return password;
  const found = await adopt(layout, password.value);
  if (!found.ok) return found;
  const started = found.value
    ? ok(found.value)
    : await startPostmaster(layout, binaries.value, as.value, options.choosePort);
  if (!started.ok) return started;
  const { port } = started.value;
  const supervision = supervise(
    started.value,
    (samePort) => startPostmaster(layout, binaries.value, as.value, async () => samePort),
    options.onEvent ?? (() => undefined),
  );
  return ok({
    url: appUrl(password.value, port),
    adminUrl: adminUrl(password.value, port),
    port,
    get pid() {
      return supervision.current().pid;
    },
    adopted: found.value !== undefined,
    async stop() {
      await supervision.end();
      await stopPostmaster(supervision.current(), layout.cluster);
    },
  });
}

/**
 * Starts PostgreSQL on `DATA_DIR/postgres`, or adopts the one that a killed server left running there.
 * It owns the directory until `stop`, and restarts a killed PostgreSQL on the same port. It works as a normal user, and
 * as root, who runs PostgreSQL under another account.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedPostgres, DatabaseFailure>> {
  const layout = prepareDataDir(options.dataDir);
  if (!layout.ok) return layout;
  const lock = takeOwnerLock(layout.value.lock);
  if (!lock.ok) {
    return err(
      databaseFailure(
        'data_dir_in_use',
        `Another server (process ${lock.error.pid}) is running on ${layout.value.dataDir}.`,
        `stop it (kill ${lock.error.pid}), or set DATA_DIR to another folder.`,
      ),
    );
  }
  const served = await serve(layout.value, options).catch((thrown: unknown) => {
    lock.value.release();
    throw thrown;
  });
  if (!served.ok) {
    lock.value.release();
    return served;
  }
  const embedded = served.value;
  let stopping: Promise<void> | undefined;
  return ok({
    ...embedded,
    get pid() {
      return embedded.pid;
    },
    stop() {
      stopping ??= embedded.stop().finally(() => lock.value.release());
      return stopping;
    },
  });
}
