import { addDays, type Day, daysBetween } from '../../../domain/kernel/day.ts';
import type { ListFault, OfficeList, SignedList, TrustedBundle } from './office-keys.ts';

/** Days before its end in which the office is reminded. */
export const REMIND_DAYS = 14;
/** A quarter and a day: thirteen weeks. */
const USUAL_DAYS = 91;

/** How the office stands with its keys for the public. */
export type BundleState =
  | { readonly state: 'none' }
  | { readonly state: 'broken'; readonly fault: ListFault }
  | { readonly state: 'new_root'; readonly list: SignedList }
  | { readonly state: 'not_yet'; readonly bundle: TrustedBundle }
  | { readonly state: 'good' | 'ending'; readonly bundle: TrustedBundle; readonly days: number }
  | { readonly state: 'expired'; readonly bundle: TrustedBundle; readonly days: number };

/** @param today by this computer's clock: the server's word on the day would hide that a list has ended */
export function bundleState(list: OfficeList, today: Day): BundleState {
  if (list.state !== 'trusted') return list;
  const { bundle } = list;
  if (bundle.from > today) return { state: 'not_yet', bundle };
  const days = daysBetween(today, bundle.until);
  if (days < 0) return { state: 'expired', bundle, days: -days };
  return { state: days < REMIND_DAYS ? 'ending' : 'good', bundle, days };
}

/** What is offered for the next bundle: from today, for a quarter. */
export const usualPeriod = (today: Day): { readonly from: Day; readonly until: Day } => ({
  from: today,
  until: addDays(today, USUAL_DAYS),
});
