import type { RandomBytes } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { type Backend, type Tx, under } from './idb/backend.ts';
import { readSync } from './meta.ts';
import { bytesKeys } from './photos/photo-row.ts';
import { unsubscribe } from './replica/subscriptions.ts';

/** Key of the reserve: meaningless bytes that a full phone deletes so that a record can still be saved. */
const RESERVE_KEY = 'reserve';
/** Enough for some hundred records. */
const RESERVE_BYTES = 262_144;
/** Bytes per call: `crypto.getRandomValues` gives 65,536 at most. */
const AT_ONCE = 65_536;

const photos = { tables: ['photo', 'photoBytes'] } as const;

/** Deletes photos that the server can send again. @returns whether there were any */
async function dropReceivedPhotos(tx: Tx): Promise<boolean> {
  const received = await tx.range('photo', { index: 'byState', ...under('received') });
  const keys = received.flatMap(({ hash }) => bytesKeys(hash));
  await tx.remove('photoBytes', keys);
  return keys.length > 0;
}

/** Deletes older years that a member looked at; they can be downloaded again. */
async function dropWantedYears(tx: Tx): Promise<boolean> {
  const { wanted } = await readSync(tx);
  await unsubscribe(tx, wanted);
  return wanted.length > 0;
}

async function dropReserve(tx: Tx): Promise<boolean> {
  const isThere = (await tx.get('photoBytes', RESERVE_KEY)) !== undefined;
  await tx.remove('photoBytes', [RESERVE_KEY]);
  return isThere;
}

/** Ordered by cost to the member, cheapest first. */
const steps = [
  { drop: dropReceivedPhotos, options: photos },
  { drop: dropWantedYears, options: {} },
  { drop: dropReserve, options: photos },
] as const;

/**
 * Writes; when storage is full, deletes what can be downloaded again and retries. Data that only this phone has is
 * never deleted.
 */
export async function writeFreeingSpace<T>(
  backend: Pick<Backend, 'write'>,
  work: (tx: Tx) => Promise<T>,
): Promise<Result<T, StorageFailure>> {
  let result = await backend.write(work);
  for (const { drop, options } of steps) {
    if (result.ok || result.error.code !== 'storage_full') return result;
    const dropped = await backend.write(drop, options);
    if (dropped.ok && dropped.value) result = await backend.write(work);
  }
  return result;
}

/** Returns random bytes, because a storage engine could compress others away. */
function reserve(random: RandomBytes): ArrayBuffer {
  const bytes = new Uint8Array(RESERVE_BYTES);
  for (let at = 0; at < bytes.length; at += AT_ONCE) bytes.set(random(Math.min(AT_ONCE, bytes.length - at)), at);
  return bytes.buffer;
}

/** Writes the reserve if it is missing. A phone without room for it works without one. */
export function keepReserve(
  { write }: Pick<Backend, 'write'>,
  random: RandomBytes,
): Promise<Result<void, StorageFailure>> {
  return write(
    async (tx) => {
      if (await tx.get('photoBytes', RESERVE_KEY)) return;
      await tx.put('photoBytes', [{ key: RESERVE_KEY, bytes: reserve(random) }]);
    },
    { ...photos, durability: 'relaxed' },
  );
}
