import type { Id } from '../../../../domain/kernel/id.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { openGrant, sealGrant } from '../../../tips/crypto/grant.ts';
import type { Opener } from '../../../tips/desk/sign-bundle.ts';
import { actOnTip, fetchTip } from '../../../tips/desk/tips-client.ts';

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

/** Opens one tip's grant and seals it to another key. The tip's content stays closed. */
export const regrantTip =
  (opener: Opener, target: { readonly key: string; readonly recipient: string }, instance: string) =>
  async (tip: TipSummary): Promise<RegrantStep> => {
    const fetched = await fetchTip(tip.id);
    // A tip that was deleted, or that this officer may not open, must not stop the others.
    if (!fetched.ok) return ['not_found', 'forbidden'].includes(fetched.error.code) ? 'cannot_open' : 'stop';
    // Another officer has granted it already; a grant is never replaced.
    if (fetched.value.grants.some(({ key }) => key === target.key)) return 'done';
    const grant = fetched.value.grants.find(({ key }) => key === opener.key);
    const name = { instance, tip: tip.id };
    const opened = grant && (await openGrant(grant.file, opener.identity, name));
    if (!opened?.ok) return 'cannot_open';
    const file = await sealGrant(opened.value, target.recipient, name);
    if (!file.ok) return 'stop';
    const answer = await actOnTip(tip.id, { act: 'grant', grants: [{ key: target.key, file: file.value }] });
    return answer.ok ? 'done' : 'stop';
  };
