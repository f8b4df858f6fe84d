import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type Figure, isFigure } from '../records/kinds/index.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { readTargets, type Target } from '../records/targets.ts';

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

/** The fields of a campaign that are targets of the whole district, with their figures. */
const ownTargets = { events: 'event.held', copies: 'leaflet.distributed', attendance: 'event.attendance' } as const;

/** Lists the targets of a campaign: first those of the district. Figures of a later release are left out. */
export function targetsOf(campaign: FoldedRecord): Target<Figure>[] {
  const own = Object.entries(ownTargets).flatMap(([field, figure]) => {
    const amount = campaign.fields[field];
    return typeof amount === 'number' && amount > 0 ? [{ figure, amount }] : [];
  });
  const further = (readTargets(textField(campaign, 'targets') ?? '') ?? []).flatMap(({ figure, ...target }) =>
    isFigure(figure) ? [{ figure, ...target }] : [],
  );
  return [...own, ...further].sort((a, b) => Number('of' in a) - Number('of' in b));
}
