import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { RandomBytes } from '../domain/kernel/id.ts';
import { ok, type Result } from '../domain/kernel/result.ts';
import { createAccounts } from './accounts/accounts.ts';
import { ensureDistrict } from './accounts/district.ts';
import { keepRateLimitsPruned } from './accounts/rate-limit-upkeep.ts';
import { loadSecret } from './accounts/secret.ts';
import { createSetupLink } from './accounts/setup.ts';
import { type Config, TIP_PHOTO_BYTES } from './config.ts';
import { createApp } from './http/app.ts';
import { choosePhotoStore } from './photos/choose-store.ts';
import { keepPhotosTidy } from './photos/keep-tidy.ts';
import type { ServerContext } from './platform/context.ts';
import { type OpenDatabase, openDatabase } from './platform/database/connect.ts';
import type { PostgresEvent } from './platform/database/embedded/supervise.ts';
import type { DatabaseFailure } from './platform/database/failure.ts';
import { type DiskState, type Space, watchDisk } from './platform/disk.ts';
import { type Listener, type ListenFailure, listen } from './platform/http/listen.ts';
import { loadStaticFiles } from './platform/http/static-files.ts';
import type { Logger } from './platform/log.ts';
import { keepDoing } from './platform/rounds.ts';
import { headFile, watchHead } from './sync/head-watch.ts';
import { startLive } from './sync/live.ts';
import { makeTipPhotoRoom } from './tips/photo-room.ts';
import { keepTipsTidy } from './tips/upkeep.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly log: Logger;
  /** The built client; `dist/client` of this package by default. */
  readonly clientFolder?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly random?: RandomBytes;
}

export interface RunningServer {
  /** Where it listens on this machine, such as `http://localhost:8080`. */
  readonly url: string;
  /** The origin that links point to. */
  readonly publicUrl: string;
  readonly context: ServerContext;
  /** How the database was come by. */
  readonly source: OpenDatabase['source'];
  /** Makes a set-up link, and voids the one before; undefined when the district is set up. */
  setupLink(): Promise<string | undefined>;
  /** Lets running requests end, then stops what was started; harmless when called twice. */
  close(): Promise<void>;
}

/** `src/server` and `dist/server` are both two levels down. */
const builtClient = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** How long running requests may take to end, milliseconds. A phone sends again what was cut off. */
const GRACE_MS = 10_000;

const MINUTE_MS = 60_000;

const secureRandom: RandomBytes = (bytes) => randomBytes(bytes);

/** Phones reach a server on a port chosen by the system at that port, whatever the configuration could say before. */
const publicUrlOf = ({ publicUrl, port }: Config, actual: number): string =>
  port === 0 && publicUrl === 'http://localhost:0' ? `http://localhost:${actual}` : publicUrl;

function logPostgres(log: Logger, event: PostgresEvent): void {
  switch (event.kind) {
    case 'ended':
      log.error({ pid: event.pid }, 'PostgreSQL has ended; starting it again, requests are answered 503 until then');
      break;
    case 'restarted':
      log.info({ pid: event.pid }, 'PostgreSQL is up again');
      break;
    case 'restart-failed':
      log.error({ failure: event.failure, wait: event.wait }, 'PostgreSQL could not be started again');
  }
}

function logDisk(log: Logger, state: DiskState, space: Space | undefined): void {
  const say = { good: 'info', low: 'warn', full: 'error' } as const;
  const words = {
    good: 'there is room on the disk again',
    low: 'the disk is nearly full: photos are told to wait, records and tips are taken; make room',
    full: 'the disk is full: writes fail and are answered 503; make room, phones send again by themselves',
  } as const;
  log[say[state]]({ space }, words[state]);
}

async function assemble(options: ServerOptions, listener: Listener, database: OpenDatabase): Promise<RunningServer> {
  const { config, log, now = Date.now, random = secureRandom, clientFolder = builtClient } = options;
  const publicUrl = publicUrlOf(config, listener.port);
  const context: ServerContext = { db: database.db, district: await ensureDistrict(database.db), now, random };
  const secret = await loadSecret(config.dataDir, random);
  const accounts = createAccounts(context, {
    publicUrl,
    secret,
    onFault: (message) => log.error({ fault: message }, 'accounts'),
  });
  const stopWatching = await watchHead(context, headFile(config.dataDir), {
    renewed: () =>
      log.warn('the database is older than it was: a new epoch was given, phones send again what it lacks'),
    failed: (err) => log.error({ err }, 'looking at the sequence failed'),
  });
  const disk = watchDisk({ folder: config.dataDir, now, changed: (state, space) => logDisk(log, state, space) });
  const look = async () => void (await disk.state());
  const stopLooking = keepDoing(look(), look, MINUTE_MS);
  const staticFiles = await loadStaticFiles(clientFolder);
  const stopPruning = await keepRateLimitsPruned(context, (err) => log.error({ err }, 'pruning rate limits failed'));
  const live = startLive(context, {
    url: database.url,
    onFault: (err) => log.warn({ err }, 'live pokes are interrupted'),
  });
  const photos = choosePhotoStore(config);
  const stopTidying = keepPhotosTidy(context, photos, {
    closed: (err) => log.error({ err, store: photos.place }, 'photos can not be stored: check S3_*, or the disk'),
    planned: (plan) => log.info({ plan, store: photos.place }, 'photos: about to remove what is due'),
    removed: (count) => log.info({ count }, 'photos: removed'),
    failed: (err) => log.error({ err }, 'tidying photos failed'),
  });
  const stopDeleting = keepTipsTidy(context, {
    deleted: (tips) => log.info({ tips }, 'tips: deleted what was due'),
    failed: (err) => log.error({ err }, 'deleting tips that are due failed'),
  });
  const tipPhotoRoom = makeTipPhotoRoom(context, disk, config.tipPhotoBytes ?? TIP_PHOTO_BYTES);
  const app = createApp({ context, accounts, live, photos, disk, tipPhotoRoom, publicUrl, secret, staticFiles, log });
  listener.serve((request, bindings) => app.fetch(request, bindings));
  return {
    url: `http://localhost:${listener.port}`,
    publicUrl,
    context,
    source: database.source,
    setupLink: () => createSetupLink(context, publicUrl),
    async close() {
      stopPruning();
      await live.close();
      await listener.close(GRACE_MS);
      await stopLooking();
      await stopTidying();
      await stopDeleting();
      await stopWatching();
      await database.close();
    },
  };
}

/**
 * Starts a whole server in this process: takes the port, opens the database and brings it up to date, serves.
 * On failure nothing stays open.
 */
export async function startServer(
  options: ServerOptions,
): Promise<Result<RunningServer, DatabaseFailure | ListenFailure>> {
  const { config, log } = options;
  const listener = await listen(config.port);
  if (!listener.ok) return listener;
  const database = await openDatabase({
    ...config,
    onIdleError: (error) => log.warn({ err: error }, 'a database connection broke; the pool replaces it'),
    onPostgres: (event) => logPostgres(log, event),
  });
  if (!database.ok) {
    await listener.value.close(0);
    return database;
  }
  try {
    return ok(await assemble(options, listener.value, database.value));
  } catch (thrown) {
    await listener.value.close(0);
    await database.value.close();
    throw thrown;
  }
}
