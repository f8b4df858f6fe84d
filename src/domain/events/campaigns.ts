import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';

/** Tells whether a campaign runs on a day. */
export const isRunning = (campaign: FoldedRecord, day: Day): boolean =>
  !isDeleted(campaign) && (textField(campaign, 'from') ?? '') <= day && day <= (textField(campaign, 'to') ?? '');

/**
 * Suggests the campaign of new work: the only one that runs on its day. Of several it is that of the last record, if it
 * still runs.
 */
export function suggestedCampaign(campaigns: readonly FoldedRecord[], day: Day, last: unknown): Id | undefined {
  const running = campaigns.filter((campaign) => isRunning(campaign, day)).map(({ id }) => id);
  return running.length === 1 ? running[0] : running.find((id) => id === last);
}
