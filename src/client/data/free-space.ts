import type { RandomBytes } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { type Backend, type Tx, under } from './idb/backend.ts';
import { readSync } from './meta.ts';
import { bytesKeys } from './photos/photo-row.ts';
import { unsubscribe } from './replica/retention.ts';

/** Where bytes lie that mean nothing: they are given up for the words of a record when nothing else can be. */
const RESERVE_KEY = 'reserve';
/** Room for some hundred records. */
export const RESERVE_BYTES = 262_144;
/** Random bytes that one call gives: `crypto.getRandomValues` has a limit. */
const AT_ONCE = 65_536;

const photos = { tables: ['photo', 'photoBytes'] } as const;

/** Images that the server holds: it gives them again. @returns whether there were any */
async function dropReceivedPhotos(tx: Tx): Promise<boolean> {
  const received = await tx.range('photo', { index: 'byState', ...under('received') });
  const keys = received.flatMap(({ hash }) => bytesKeys(hash));
  await tx.remove('photoBytes', keys);
  return keys.length > 0;
}

/** Older years that somebody looked at: they come again when asked for. */
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

/** In this order: what costs nobody anything comes first. */
const steps = [
  { drop: dropReceivedPhotos, options: photos },
  { drop: dropWantedYears, options: {} },
  { drop: dropReserve, options: photos },
] as const;

/**
 * Writes; where storage is full, makes room with what can be had again and writes again. Nothing that only this phone
 * has is ever given up.
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

/** Random, so that no storage engine can compress it away. */
function reserve(random: RandomBytes): ArrayBuffer {
  const bytes = new Uint8Array(RESERVE_BYTES);
  for (let at = 0; at < bytes.length; at += AT_ONCE) bytes.set(random(Math.min(AT_ONCE, bytes.length - at)), at);
  return bytes.buffer;
}

/** Sets the reserve aside, unless it is there; a phone that has no room for it goes without. */
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
