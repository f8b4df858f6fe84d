import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { RandomBytes } from '../domain/kernel/id.ts';
import { err, ok, type Result } from '../domain/kernel/result.ts';
import { keepRateLimitsPruned } from './accounts/rate-limit-upkeep.ts';
import { loadSecret } from './accounts/secret.ts';
import { type Config, TIP_PHOTO_BYTES } from './config.ts';
import { type DistrictFailure, publicUrlUnknown } from './districts/failure.ts';
import { mainDistrict } from './districts/found.ts';
import { hostOf } from './districts/host.ts';
import { createApp } from './http/app.ts';
import { keepFeedbackPruned } from './pages/upkeep.ts';
import { choosePhotoStore } from './photos/choose-store.ts';
import { keepPhotosTidy } from './photos/keep-tidy.ts';
import type { Platform } from './platform/context.ts';
import { type OpenDatabase, openDatabase } from './platform/database/connect.ts';
import type { PostgresEvent } from './platform/database/embedded/supervise.ts';
import type { DatabaseFailure } from './platform/database/failure.ts';
import { type DiskState, type Space, watchDisk } from './platform/disk.ts';
import { makeQueueBudgets } from './platform/http/gate.ts';
import { type Listener, type ListenFailure, listen } from './platform/http/listen.ts';
import { loadStaticFiles, type StaticFiles } from './platform/http/static-files.ts';
import type { Logger } from './platform/log.ts';
import { runPeriodically } from './platform/periodic.ts';
import { openDistricts, type ServedDistrict } from './serve-districts.ts';
import { headFile, watchHeads } from './sync/head-watch.ts';
import { startLive } from './sync/live.ts';
import { PROOF_RANGE, type ProofRange } from './tips/pow-difficulty.ts';
import { keepTipsTidy } from './tips/upkeep.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly log: Logger;
  /** The built client; `dist/client` of this package by default. */
  readonly clientFolder?: string;
  /** Read already, for several servers of one process. */
  readonly staticFiles?: StaticFiles;
  /** Range of proofs of work while few tips come; `PROOF_RANGE` by default. */
  readonly proofRange?: ProofRange;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly random?: RandomBytes;
}

export interface RunningServer {
  /** Its address on this machine, such as `http://localhost:8080`. */
  readonly url: string;
  /** The origin of PUBLIC_URL. */
  readonly publicUrl: string;
  readonly platform: Platform;
  /** How the database was opened. */
  readonly source: OpenDatabase['source'];
  /** The district of PUBLIC_URL. */
  readonly main: ServedDistrict;
  /** Finds the district at a host name, even one that was just added; undefined without one. */
  district(host: string): Promise<ServedDistrict | undefined>;
  /** Lets running requests end, then stops everything. Idempotent. */
  close(): Promise<void>;
}

/** `src/server` and `dist/server` are both two levels down. */
const builtClient = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** Maximum time for running requests to end, milliseconds. Phones send again what was cut off. */
const GRACE_MS = 10_000;

const MINUTE_MS = 60_000;

const secureRandom: RandomBytes = (bytes) => randomBytes(bytes);

/** Returns the public URL, with the actual port if the system chose one. */
const publicUrlOf = ({ publicUrl, port }: Config, actual: number): string =>
  port === 0 && publicUrl === 'http://localhost:0' ? `http://localhost:${actual}` : publicUrl;

function logPostgres(log: Logger, event: PostgresEvent): void {
  switch (event.kind) {
    case 'ended':
      log.error({ pid: event.pid }, 'PostgreSQL ended; restarting it, requests get 503 until then');
      break;
    case 'restarted':
      log.info({ pid: event.pid }, 'PostgreSQL runs again');
      break;
    case 'restart-failed':
      log.error({ failure: event.failure, wait: event.wait }, 'PostgreSQL could not be restarted');
  }
}

function logDisk(log: Logger, state: DiskState, space: Space | undefined): void {
  const say = { good: 'info', low: 'warn', full: 'error' } as const;
  const words = {
    good: 'the disk has free space again',
    low: 'the disk is nearly full: photos must wait, records and tips are accepted; free some space',
    full: 'the disk is full: writes fail with 503; free some space, phones retry by themselves',
  } as const;
  log[say[state]]({ space }, words[state]);
}

async function assemble(
  options: ServerOptions,
  listener: Listener,
  database: OpenDatabase,
): Promise<Result<RunningServer, DistrictFailure>> {
  const { config, log, now = Date.now, random = secureRandom, clientFolder = builtClient } = options;
  const { proofRange = PROOF_RANGE } = options;
  const publicUrl = publicUrlOf(config, listener.port);
  const mainHost = hostOf(publicUrl);
  const entered = await mainDistrict(database.db, mainHost);
  if (!entered.ok) return err(publicUrlUnknown(mainHost));
  const platform: Platform = { db: database.db, now, random };
  const secret = await loadSecret(config.dataDir, random);
  const stopWatching = await watchHeads(platform, (district) => headFile(config.dataDir, district), {
    renewed: (district) =>
      log.warn(
        { district },
        'the database is older than before: the epoch was renewed, phones send again what is missing',
      ),
    failed: (err) => log.error({ err }, 'checking the sequence failed'),
  });
  const disk = watchDisk({ folder: config.dataDir, now, changed: (state, space) => logDisk(log, state, space) });
  const look = async () => void (await disk.state());
  const stopLooking = runPeriodically(look(), look, MINUTE_MS);
  const staticFiles = options.staticFiles ?? (await loadStaticFiles(clientFolder));
  const stopPruning = await keepRateLimitsPruned(platform, (err) => log.error({ err }, 'pruning rate limits failed'));
  const live = startLive({
    url: database.url,
    onFault: (err) => log.warn({ err }, 'live pokes were interrupted'),
  });
  const photos = choosePhotoStore(config);
  const stopTidying = keepPhotosTidy(platform, photos, {
    closed: (err) => log.error({ err, store: photos.place }, 'photos cannot be stored: check S3_* or the disk'),
    planned: (plan, district) => log.info({ plan, district, store: photos.place }, 'removing unused photos'),
    removed: (count, district) => log.info({ count, district }, 'removed unused photos'),
    failed: (err) => log.error({ err }, 'removing photos failed'),
  });
  const stopDeleting = keepTipsTidy(platform, {
    deleted: (tips, district) => log.info({ tips, district }, 'deleted expired tips'),
    failed: (err) => log.error({ err }, 'deleting expired tips failed'),
  });
  const stopForgetting = keepFeedbackPruned(platform, (err) => log.error({ err }, 'deleting old comments failed'));
  const queueBudgets = makeQueueBudgets();
  const { tipPhotoBytes = TIP_PHOTO_BYTES } = config;
  const own = { queueBudgets, staticFiles, proofRange, secret, tipPhotoBytes };
  const shared = { platform, photos, disk, log, publicUrl, live, ...own };
  const districts = openDistricts(shared, entered.value);
  const main = await districts.find(mainHost);
  if (!main) throw new Error(`the district at ${mainHost} was not found`);
  const app = createApp(shared, async (host) => (await districts.find(host))?.app);
  listener.serve((request, bindings) => app.fetch(request, bindings));
  return ok({
    url: `http://localhost:${listener.port}`,
    publicUrl,
    platform,
    source: database.source,
    main,
    async district(host) {
      await districts.refresh();
      return districts.find(host);
    },
    async close() {
      await live.close();
      await listener.close(GRACE_MS);
      await stopPruning();
      await stopLooking();
      await stopTidying();
      await stopDeleting();
      await stopForgetting();
      await stopWatching();
      await database.close();
    },
  });
}

/**
 * Starts a server in this process: takes the port, opens and migrates the database, serves. On failure nothing stays
 * open.
 */
export async function startServer(
  options: ServerOptions,
): Promise<Result<RunningServer, DatabaseFailure | DistrictFailure | ListenFailure>> {
  const { config, log } = options;
  const listener = await listen(config.port);
  if (!listener.ok) return listener;
  const database = await openDatabase({
    ...config,
    onIdleError: (error) => log.warn({ err: error }, 'a database connection broke and was replaced'),
    onPostgres: (event) => logPostgres(log, event),
  });
  if (!database.ok) {
    await listener.value.close(0);
    return database;
  }
  try {
    const assembled = await assemble(options, listener.value, database.value);
    if (!assembled.ok) {
      await listener.value.close(0);
      await database.value.close();
    }
    return assembled;
  } catch (thrown) {
    await listener.value.close(0);
    await database.value.close();
    throw thrown;
  }
}
