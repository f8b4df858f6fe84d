import { newId } from '../../domain/kernel/id.ts';
import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { runPeriodically } from '../platform/periodic.ts';
import type { PhotoStore } from './photo-store.ts';
import { probeStore } from './probe.ts';
import { planUpkeep, removeDue, type UpkeepPlan } from './upkeep.ts';

/** Where upkeep says what it does: before it removes anything, and after. */
export interface UpkeepReport {
  /** The store takes nothing. Records are served all the same, and phones keep their photos until it does. */
  closed(cause: unknown): void;
  planned(plan: UpkeepPlan, district: string): void;
  removed(photos: number, district: string): void;
  failed(thrown: unknown): void;
}

const SIX_HOURS_MS = 21_600_000;

/**
 * Tries the store once, then removes every district's photos that are wanted no longer, now and every six hours.
 * @param every milliseconds between rounds
 * @returns ends it, after the round that may be running
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
