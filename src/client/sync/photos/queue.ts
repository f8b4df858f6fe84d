import { MAX_CHUNK, MAX_STATUS, MIN_CHUNK } from '../../../protocol/photos/photo.ts';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import { makePace } from '../../platform/chunks.ts';
import { storageFailureOf } from '../../platform/idb/errors.ts';
import { makeListeners } from '../../platform/listeners.ts';
import { makeRunner } from '../../platform/runner.ts';
import { unexpected } from '../../platform/unexpected.ts';
import type { PhotoQueue, PhotoQueueOptions, PhotoQueueStatus } from './queue-types.ts';
import { type UploadContext, type UploadFailure, upload } from './upload.ts';

/** Wait for a full disk of the server, which takes longer to be cleared. */
const FULL_MS = 10 * 60_000;

const initial: PhotoQueueStatus = { working: false, sending: null, failure: null, nextAttempt: null, paused: null };

/** Tells whether a failure concerns one photo or one upload only. */
const isOfOnePhoto = ({ code }: UploadFailure): boolean => code === 'refused' || code === 'gone' || code === 'conflict';

/**
 * Sends this phone's photos one after another, after changes. Only the status request confirms receipt. Several tabs
 * may share one store.
 */
export function makePhotoQueue(options: PhotoQueueOptions): PhotoQueue {
  const { store, transport, now, random, schedule, exclusive, mySession, paused } = options;
  const listeners = makeListeners<PhotoQueueStatus>();
  /** Photos of this run that something on the way stopped although the server was reachable. */
  const apart = new Set<string>();
  let status = initial;
  let hasCleanedUp = false;

  const report = (patch: Partial<PhotoQueueStatus>) => {
    status = { ...status, ...patch };
    listeners.tell(status);
  };

  const context: UploadContext = {
    store,
    transport,
    pace: makePace(MIN_CHUNK, MAX_CHUNK),
    async mayGoOn() {
      return (await mySession()) && !runner.isStopped() && paused() === null;
    },
  };

  /** Asks which photos the server has and marks complete ones as received. */
  async function settle(
    hashes: readonly string[],
  ): Promise<UploadFailure | { readonly full: ReadonlySet<string>; readonly thumb: ReadonlySet<string> }> {
    const answer = await transport.status(hashes.slice(0, MAX_STATUS));
    if (!answer.ok) return answer.error;
    const [full, thumb] = [new Set(answer.value.full), new Set(answer.value.thumb)];
    const noted = await store.noteReceived(hashes.filter((hash) => full.has(hash) && thumb.has(hash)));
    return noted.ok ? { full, thumb } : noted.error;
  }

  /** Sends the missing variants of a photo, the thumbnail first: it is small and shows that there is a photo. */
  async function send(hash: string): Promise<UploadFailure | undefined> {
    const [row] = await store.photos([hash]);
    if (row?.state !== 'waiting') return undefined;
    report({ sending: hash });
    const known = await settle([hash]);
    if ('code' in known) return known;
    const lacksThumb = !known.thumb.has(hash);
    const lacksFull = !known.full.has(hash);
    if (!lacksThumb && !lacksFull) return undefined;
    const failure =
      (lacksThumb ? await upload(context, row, 'thumb', 0) : undefined) ??
      (lacksFull ? await upload(context, row, 'full', row.size.thumb) : undefined);
    if (failure === 'going') return undefined;
    if (failure?.code === 'foreign') apart.add(hash);
    if (failure) return failure;
    const after = await settle([hash]);
    return 'code' in after ? after : undefined;
  }

  /** Sends one photo; a damaged row does not stop the others. */
  async function sendOne(hash: string): Promise<UploadFailure | undefined> {
    try {
      return await send(hash);
    } catch (error) {
      if (storageFailureOf(error)) throw error;
      unexpected(error);
      apart.add(hash);
      return { code: 'internal' };
    }
  }

  /** Sends received photos again that the server has lost, for example after a restored backup. */
  async function checkReceived(): Promise<UploadFailure | undefined> {
    const cleaned = await store.cleanUp();
    if (!cleaned.ok) return cleaned.error;
    const received = await store.inState('received');
    const kept: PhotoRow[] = [];
    for (const row of received.slice(-MAX_STATUS)) if (await store.bytes(row.hash, 'full')) kept.push(row);
    if (!kept.length) return undefined;
    const answer = await transport.status(kept.map(({ hash }) => hash));
    if (!answer.ok) return answer.error;
    const held = new Set(answer.value.full.filter((hash) => answer.value.thumb.includes(hash)));
    const again = await store.sendAgain(kept.flatMap(({ hash }) => (held.has(hash) ? [] : [hash])));
    return again.ok ? undefined : again.error;
  }

  async function sendAll(): Promise<UploadFailure | undefined> {
    if (!(await context.mayGoOn())) return undefined;
    if (!hasCleanedUp) {
      const failure = await checkReceived();
      if (failure) return failure;
      hasCleanedUp = true;
    }
    if (!(await store.inState('waiting')).length) return undefined;
    const dropped = await store.dropUnnamed();
    if (!dropped.ok) return dropped.error;
    let later: UploadFailure | undefined;
    for (const { hash } of await store.inState('waiting')) {
      if (!(await context.mayGoOn())) break;
      const failure = await exclusive(() => sendOne(hash));
      if (failure && !isOfOnePhoto(failure) && !apart.delete(hash)) return failure;
      if (failure?.code === 'refused') await store.noteFault(hash, failure.fault);
      else later = failure ?? later;
    }
    return later;
  }

  const runner = makeRunner<UploadFailure>({
    work: sendAll,
    plan(failure, backedOff) {
      report({ failure: failure?.code ?? null });
      // After a sign-out only signing in helps; the sync of records then triggers this queue.
      if (!failure || failure.code === 'unauthorized') return undefined;
      return backedOff(failure.code === 'full' ? FULL_MS : 0);
    },
    report: (state) => report(state.working ? state : { ...state, sending: null, paused: paused() }),
    now,
    random,
    schedule,
  });

  return {
    trigger() {
      if (!runner.isWaiting() || status.failure === 'offline') void runner.run();
    },
    run: runner.run,
    status: () => status,
    subscribe: listeners.subscribe,
    stop() {
      runner.stop();
      listeners.clear();
    },
  };
}
