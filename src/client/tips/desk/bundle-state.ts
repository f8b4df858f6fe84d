import { addDays, type Day, daysBetween } from '../../../domain/kernel/day.ts';
import type { ListFault, OfficeList, SignedList, TrustedBundle } from './office-keys.ts';

/** The office is reminded this many days before the list expires. */
export const REMIND_DAYS = 14;
/** Thirteen weeks: a quarter and a day. */
const USUAL_DAYS = 91;

/** The state of the list that the public seals to. */
export type BundleState =
  | { readonly state: 'none' }
  | { readonly state: 'broken'; readonly fault: ListFault }
  | { readonly state: 'new_root'; readonly list: SignedList }
  | { readonly state: 'not_yet'; readonly bundle: TrustedBundle }
  | { readonly state: 'good' | 'ending'; readonly bundle: TrustedBundle; readonly days: number }
  | { readonly state: 'expired'; readonly bundle: TrustedBundle; readonly days: number };

/** @param today by this computer's clock: the server could hide that a list has expired */
export function bundleState(list: OfficeList, today: Day): BundleState {
  if (list.state !== 'trusted') return list;
  const { bundle } = list;
  if (bundle.from > today) return { state: 'not_yet', bundle };
  const days = daysBetween(today, bundle.until);
  if (days < 0) return { state: 'expired', bundle, days: -days };
  return { state: days < REMIND_DAYS ? 'ending' : 'good', bundle, days };
}

/** The suggested period of the next list: from today, for a quarter. */
export const usualPeriod = (today: Day): { readonly from: Day; readonly until: Day } => ({
  from: today,
  until: addDays(today, USUAL_DAYS),
});
