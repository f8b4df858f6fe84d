import * as v from 'valibot';
import { addDays, type Day, daysBetween } from '../../../domain/day.ts';
import { KeyBundle, type SignedBundle } from '../../../protocol/tip.ts';

/** Days before its end in which the office is reminded. */
export const REMIND_DAYS = 14;
/** A quarter and a day: thirteen weeks. */
const USUAL_DAYS = 91;

/** How the office stands with its keys for the public. */
export type BundleState =
  | { readonly state: 'none' }
  | { readonly state: 'not_yet'; readonly bundle: KeyBundle }
  | { readonly state: 'good' | 'ending'; readonly bundle: KeyBundle; readonly days: number }
  | { readonly state: 'expired'; readonly bundle: KeyBundle; readonly days: number };

/** Reads what the server keeps; that its signature is right is checked where it is sealed to, on the public's phones. */
export function readBundle(signed: SignedBundle | null): KeyBundle | undefined {
  if (!signed) return undefined;
  try {
    const read = v.safeParse(KeyBundle, JSON.parse(signed.bundle));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

export function bundleState(signed: SignedBundle | null, today: Day): BundleState {
  const bundle = readBundle(signed);
  if (!bundle) return { state: 'none' };
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
