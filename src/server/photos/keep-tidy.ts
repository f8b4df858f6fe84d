import { newId } from '../../domain/kernel/id.ts';
import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { runPeriodically } from '../platform/periodic.ts';
import type { PhotoStore } from './photo-store.ts';
import { probeStore } from './probe.ts';
import { planUpkeep, removeDue, type UpkeepPlan } from './upkeep.ts';

/** Reports of the upkeep, before and after it removes photos. */
export interface UpkeepReport {
  /** The store does not accept photos. Records are served, and phones keep their photos until it does. */
  closed(cause: unknown): void;
  planned(plan: UpkeepPlan, district: string): void;
  removed(photos: number, district: string): void;
  failed(thrown: unknown): void;
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
