import { newId } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { runPeriodically } from '../platform/periodic.ts';
import { type PhotoStore, photoKey, type StoreFailure } from './photo-store.ts';
import { planUpkeep, removeDue, type UpkeepPlan } from './upkeep.ts';

/** Reports of the upkeep, before and after it removes photos. */
export interface UpkeepReport {
  /** The store does not accept photos. Records are served, and phones keep their photos until it does. */
  closed(cause: unknown): void;
  planned(plan: UpkeepPlan, district: string): void;
  removed(photos: number, district: string): void;
  failed(thrown: unknown): void;
}

/**
 * Writes and removes a probe, so that a wrong key or missing bucket is found at the server's start.
 * @param name a new id: several servers may start at once
 */
export async function probeStore(store: PhotoStore, name: string): Promise<Result<void, StoreFailure>> {
  const key = photoKey('probe', name);
  const put = await store.put(key, new Uint8Array([0]));
  return put.ok ? store.remove(key) : put;
}

const SIX_HOURS_MS = 21_600_000;

/**
 * Probes the store once, then removes unused photos in every district, now and every six hours.
 * @param every milliseconds between rounds
 * @returns stops it after a running round
 */
export function keepPhotosTidy(
  platform: Platform,
  store: PhotoStore,
  report: UpkeepReport,
  every = SIX_HOURS_MS,
): () => Promise<void> {
  async function tidy(context: ServerContext): Promise<void> {
    report.planned(await planUpkeep(context), context.district);
    const removed = await removeDue(context, store);
    if (removed.ok) report.removed(removed.value, context.district);
    else report.failed(removed.error.cause);
  }
  const onFault = (thrown: unknown) => report.failed(thrown);
  const round = () => inEveryDistrict(platform, tidy, onFault).catch(onFault);
  async function probe(): Promise<void> {
    const probed = await probeStore(store, newId(platform.now(), platform.random));
    if (!probed.ok) report.closed(probed.error.cause);
  }
  return runPeriodically(probe().then(round), round, every);
}
