import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { runPeriodically } from '../platform/periodic.ts';

const DAY_MS = 86_400_000;

/** Days for which a comment is kept after the reply. The privacy notice states them. */
export const KEEP_REPLIED_DAYS = 365;

/** Deletes comments that were answered long ago, with the contact in them. Those without a reply stay. */
export async function pruneFeedback({ db, district, now }: ServerContext): Promise<void> {
  await db
    .deleteFrom('feedback')
    .where('district', '=', district)
    .where('replied_at', '<', new Date(now() - KEEP_REPLIED_DAYS * DAY_MS))
    .execute();
}

/**
 * Deletes old comments in every district, now and every day.
 * @param every milliseconds between rounds
 * @returns stops it, after a running round
 */
export function keepFeedbackPruned(
  platform: Platform,
  onFault: (thrown: unknown) => void,
  every = DAY_MS,
): () => Promise<void> {
  const round = () => inEveryDistrict(platform, pruneFeedback, onFault).catch(onFault);
  return runPeriodically(round(), round, every);
}
