import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { runPeriodically } from '../platform/periodic.ts';
import { applyRetention } from './retention.ts';

export interface TipUpkeepReport {
  /** Number of tips that were deleted or lost unfinished photos. */
  deleted(tips: number, district: string): void;
  failed(thrown: unknown): void;
}

const DAY_MS = 86_400_000;

/** Deletes expired proofs of work: those of the day before yesterday and earlier. */
export async function pruneProofs({ db, district, now }: ServerContext): Promise<void> {
  const last = addDays(dayAt(now()), -2);
  await db.deleteFrom('tip_proof').where('district', '=', district).where('day', '<=', last).execute();
}

/**
 * Deletes what is due in every district, now and every day.
 * @param every milliseconds between rounds
 * @returns stops it, after a running round
 */
export function keepTipsTidy(platform: Platform, report: TipUpkeepReport, every = DAY_MS): () => Promise<void> {
  async function tidy(context: ServerContext): Promise<void> {
    await pruneProofs(context);
    const { deleted } = await applyRetention(context, null);
    if (deleted > 0) report.deleted(deleted, context.district);
  }
  const onFault = (thrown: unknown) => report.failed(thrown);
  const round = () => inEveryDistrict(platform, tidy, onFault).catch(onFault);
  return runPeriodically(round(), round, every);
}
