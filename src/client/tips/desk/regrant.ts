import type { Id } from '../../../domain/kernel/id.ts';
import type { TipSummary } from '../../../protocol/tips/tip-desk.ts';

/** The tips that a key can not open yet, though it should: all that are not closed, the oldest first. */
export const tipsWithoutGrant = (tips: readonly TipSummary[], key: Id): TipSummary[] =>
  tips
    .filter((tip) => tip.state !== 'closed' && !tip.keys.includes(key))
    .sort((a, b) => (a.arrived < b.arrived ? -1 : a.arrived > b.arrived ? 1 : a.id < b.id ? -1 : 1));

export interface RegrantReport {
  readonly done: number;
  readonly total: number;
  /** Tips that the opener can not open itself. */
  readonly closed: number;
}

/** What became of one tip. `cannot_open`: the opener has no grant; `stop`: no network, or refused: better go on later. */
export type RegrantStep = 'done' | 'cannot_open' | 'stop';

/**
 * Grants tip after tip to a new key. What is done is done: called again it goes on with what still lacks.
 * @param grant opens one tip and grants it
 * @returns the last report, and whether it came to the end
 */
export async function regrantAll(
  tips: readonly TipSummary[],
  grant: (tip: TipSummary) => Promise<RegrantStep>,
  onReport: (report: RegrantReport) => void,
): Promise<RegrantReport & { readonly finished: boolean }> {
  let report: RegrantReport = { done: 0, total: tips.length, closed: 0 };
  onReport(report);
  for (const tip of tips) {
    const step = await grant(tip);
    if (step === 'stop') return { ...report, finished: false };
    report = step === 'done' ? { ...report, done: report.done + 1 } : { ...report, closed: report.closed + 1 };
    onReport(report);
  }
  return { ...report, finished: true };
}
