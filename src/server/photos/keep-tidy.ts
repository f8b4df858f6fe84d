import { newId } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';
import { keepDoing } from '../platform/rounds.ts';
import type { PhotoStore } from './photo-store.ts';
import { probeStore } from './probe.ts';
import { planUpkeep, removeDue, type UpkeepPlan } from './upkeep.ts';

/** Where upkeep says what it does: before it removes anything, and after. */
export interface UpkeepReport {
  /** The store takes nothing. Records are served all the same, and phones keep their photos until it does. */
  closed(cause: unknown): void;
  planned(plan: UpkeepPlan): void;
  removed(photos: number): void;
  failed(thrown: unknown): void;
}

const SIX_HOURS_MS = 21_600_000;

/**
 * Tries the store once, then removes photos that are wanted no longer, now and every six hours.
 * @param every milliseconds between rounds
 * @returns ends it, after the round that may be running
 */
export function keepPhotosTidy(
  context: ServerContext,
  store: PhotoStore,
  report: UpkeepReport,
  every = SIX_HOURS_MS,
): () => Promise<void> {
  async function round(): Promise<void> {
    try {
      report.planned(await planUpkeep(context));
      const removed = await removeDue(context, store);
      if (removed.ok) report.removed(removed.value);
      else report.failed(removed.error.cause);
    } catch (thrown) {
      report.failed(thrown);
    }
  }
  async function probe(): Promise<void> {
    const probed = await probeStore(store, newId(context.now(), context.random));
    if (!probed.ok) report.closed(probed.error.cause);
  }
  return keepDoing(probe().then(round), round, every);
}
