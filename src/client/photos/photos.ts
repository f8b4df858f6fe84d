import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Backend } from '../data/idb/backend.ts';
import { makePhotoStore, type PhotoStore } from '../data/photos/photo-store.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { tabLock } from '../platform/tabs.ts';
import type { SyncEngine } from '../sync/engine-types.ts';
import { httpPhotos } from '../sync/photos/http-photos.ts';
import { makePhotoQueue } from '../sync/photos/queue.ts';
import type { PhotoQueue } from '../sync/photos/queue-types.ts';
import { type EncodeFailure, encode } from './encoding/encode.ts';
import { pausedFor, watchNetwork } from './wifi-choice.ts';

/** Why a chosen file was not added to the record. */
export type AddFailure = StorageFailure | { readonly code: EncodeFailure };

/** Stores, shows and sends this phone's photos. In a chunk of its own, loaded only if there are photos. */
export interface Photos {
  readonly store: PhotoStore;
  readonly queue: PhotoQueue;
  /** Re-encodes a chosen file and stores it durably. Returns the hash by which a record names it. */
  add(file: Blob): Promise<Result<string, AddFailure>>;
  /** Called when a record that names photos was saved. */
  named(record: Id, hashes: readonly string[]): Promise<void>;
  dispose(): void;
}

interface PhotosOptions {
  readonly backend: Backend;
  readonly engine: SyncEngine;
  /** Name of the lock by which tabs agree on a sender. */
  readonly lock: string;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: (ms: number, work: () => void) => () => void;
}

/** How long a tab waits for another one, longer than one photo takes on a slow network. */
const RESERVE = 20_000_000;

/** Resolves when the engine is idle: whether the session is the phone owner's. */
async function hasRoomFor(bytes: number): Promise<boolean> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined || usage + bytes + Math.min(RESERVE, quota / 10) <= quota;
  } catch {
    return true;
  }
}

/** A successful sync shows that there is a network, a server and a session. */
const TURN_MS = 60_000;

/** Resolves when the engine is at rest: did it find that the session is the owner's? */
const atRest = (engine: SyncEngine): Promise<boolean> =>
  new Promise((resolve) => {
    const mine = () => engine.status().session === 'signed_in';
    if (!engine.status().working) return resolve(mine());
    const stop = engine.subscribe(({ working }) => {
      if (working) return;
      stop();
      resolve(mine());
    });
  });

export function makePhotos({ backend, engine, lock, now, random, schedule }: PhotosOptions): Photos {
  const store = makePhotoStore(backend, now);
  const queue = makePhotoQueue({
    store,
    transport: httpPhotos(),
    now,
    random,
    schedule,
    exclusive: tabLock(lock, TURN_MS),
    mySession: () => atRest(engine),
    paused: pausedFor,
  });
  // The records' own sync has just shown that there is a network, a server and a session.
  const stopEngine = engine.subscribe(({ working, failure, session }) => {
    if (!working && failure === null && session === 'signed_in') queue.trigger();
  });
  const stopNetwork = watchNetwork(() => void queue.run());
  queue.trigger();
  return {
    store,
    queue,
    async add(file) {
      const photo = await encode(file);
      if (!photo.ok) return err({ code: photo.error });
      const { hash, full, thumb } = photo.value;
      if (!(await hasRoomFor(full.byteLength + thumb.byteLength))) return err({ code: 'storage_full' });
      const kept = await store.add(photo.value);
      return kept.ok ? ok(hash) : kept;
    },
    async named(record, hashes) {
      await store.name(record, hashes);
      queue.trigger();
    },
    dispose() {
      stopEngine();
      stopNetwork();
      queue.stop();
    },
  };
}
