import type { Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type TipState, tipStates } from '../../../../domain/tips/state.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { byDue, dueOf } from '../../../tips/desk/due.ts';

/** Filters of the list. `pending`: all tips that are not closed. */
export interface TipFilter {
  readonly state: TipState | 'pending' | 'all';
  readonly mine: boolean;
  readonly overdue: boolean;
}

type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the filter from the page's address. */
export function filterIn(address: Address): TipFilter {
  const { state, mine, overdue } = address;
  const named = tipStates.find((each) => each === state);
  return { state: named ?? (state === 'all' ? 'all' : 'pending'), mine: mine === '1', overdue: overdue === '1' };
}

/** @param own ids of the reader's keys */
export function filterTips(
  tips: readonly TipSummary[],
  { state, mine, overdue }: TipFilter,
  { own, today }: { readonly own: readonly Id[]; readonly today: Day },
): TipSummary[] {
  return tips
    .filter((tip) => state === 'all' || (state === 'pending' ? tip.state !== 'closed' : tip.state === state))
    .filter((tip) => !mine || tip.keys.some((key) => own.includes(key)))
    .filter((tip) => !overdue || dueOf(tip, today).due === 'overdue')
    .sort(byDue);
}
