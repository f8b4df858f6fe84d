import { type Day, daysBetween } from '../../../domain/kernel/day.ts';
import { SOON_DAYS } from '../../../domain/tips/limits.ts';
import type { TipSummary } from '../../../protocol/tips/tip-desk.ts';

/** How a tip stands with its day. `done`: nothing is due any more. */
export type Due = 'overdue' | 'today' | 'soon' | 'later' | 'done';

/** Closed and passed on: the office has done its part. */
const isDone = ({ state }: TipSummary): boolean => state === 'closed' || state === 'passed';

export function dueOf(tip: TipSummary, today: Day): { readonly due: Due; readonly days: number } {
  const days = daysBetween(today, tip.due);
  if (isDone(tip)) return { due: 'done', days };
  if (days < 0) return { due: 'overdue', days: -days };
  if (days === 0) return { due: 'today', days };
  return { due: days <= SOON_DAYS ? 'soon' : 'later', days };
}

/** What the digest speaks of: tips that are late, due today or soon, or have an answer nobody read; the most urgent first. */
export const inDigest = (tips: readonly TipSummary[], today: Day): TipSummary[] =>
  tips
    .filter((tip) => !tip.muted && tip.state !== 'closed')
    .filter((tip) => tip.fresh > 0 || ['overdue', 'today', 'soon'].includes(dueOf(tip, today).due))
    .sort(byDue);

/** The earliest day first; on the same day by number, so that the order is always the same. */
export const byDue = (a: TipSummary, b: TipSummary): number =>
  a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1;

/** How people name a tip to each other: eight characters, enough to tell it among the open ones; it says nothing of when. */
export const tipNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** Text is padded to one of a few sizes, so more is not known without opening it. */
export type SizeWord = 'short' | 'page' | 'long';
export const sizeWord = (plain: number): SizeWord => (plain <= 4_096 ? 'short' : plain <= 16_384 ? 'page' : 'long');
