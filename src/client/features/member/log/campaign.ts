import { isRunning } from '../../../../domain/events/campaigns.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import { textField } from '../../../../domain/records/record.ts';
import type { Store } from '../../../data/store.ts';
import type { Fields } from '../../../data/store-types.ts';

/**
 * Returns work with its event's campaign, else with the chosen one if it runs on that day.
 * @param day the day of the work, if its date was not typed
 */
export async function withCampaign(store: Store, { campaign, ...work }: Fields, day: Day): Promise<Fields> {
  const named = async (id: unknown) => (typeof id === 'string' ? (await store.record(id))?.record : undefined);
  const event = await named(work.event);
  if (event) {
    const its = textField(event, 'campaign');
    return its ? { ...work, campaign: its } : work;
  }
  const chosen = await named(campaign);
  const on = typeof work.date === 'string' ? work.date : day;
  return chosen && isRunning(chosen, on) ? { ...work, campaign: chosen.id } : work;
}
