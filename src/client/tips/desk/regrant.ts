import type { Id } from '../../../domain/kernel/id.ts';
import type { TipSummary } from '../../../protocol/tips/tip-desk.ts';

/** Tips that are not closed and that the key cannot open, oldest first. */
export const tipsWithoutGrant = (tips: readonly TipSummary[], key: Id): TipSummary[] =>
  tips
    .filter((tip) => tip.state !== 'closed' && !tip.keys.includes(key))
    .sort((a, b) => (a.arrived < b.arrived ? -1 : a.arrived > b.arrived ? 1 : a.id < b.id ? -1 : 1));

export interface RegrantReport {
  readonly done: number;
  readonly total: number;
  /** Tips that the opener cannot open. */
  readonly closed: number;
}

/** Result for one tip. `cannot_open`: the opener has no grant. `stop`: offline or refused, so the run ends. */
export type RegrantStep = 'done' | 'cannot_open' | 'stop';

/**
 * Grants a new key access to one tip after another. A repeated call continues with the tips still missing.
 * @param grant opens and grants one tip
 * @returns the last report, and whether all tips were handled
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
