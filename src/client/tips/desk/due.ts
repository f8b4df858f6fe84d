import { type Day, daysBetween } from '../../../domain/kernel/day.ts';
import { SOON_DAYS } from '../../../domain/tips/limits.ts';
import type { TipSummary } from '../../../protocol/tips/tip-desk.ts';

/** State of a tip against its due day. `done`: no deadline any more. */
export type Due = 'overdue' | 'today' | 'soon' | 'later' | 'done';

/** The office has done its part: closed, or passed to the police. */
const isDone = ({ state }: TipSummary): boolean => state === 'closed' || state === 'passed';

export function dueOf(tip: TipSummary, today: Day): { readonly due: Due; readonly days: number } {
  const days = daysBetween(today, tip.due);
  if (isDone(tip)) return { due: 'done', days };
  if (days < 0) return { due: 'overdue', days: -days };
  if (days === 0) return { due: 'today', days };
  return { due: days <= SOON_DAYS ? 'soon' : 'later', days };
}

/** Tips for the reminder: overdue, due today or soon, or with an unread answer; most urgent first. */
export const inReminder = (tips: readonly TipSummary[], today: Day): TipSummary[] =>
  tips
    .filter((tip) => !tip.muted && tip.state !== 'closed')
    .filter((tip) => tip.fresh > 0 || ['overdue', 'today', 'soon'].includes(dueOf(tip, today).due))
    .sort(byDue);

/** Sorts by due day, then by number for a stable order. */
export const byDue = (a: TipSummary, b: TipSummary): number =>
  a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1;

/** A tip's short number: eight characters, enough among the open ones. It contains no time. */
export const tipNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** Length of the text. Texts are padded to a few sizes, so the exact length is unknown. */
export type SizeWord = 'short' | 'page' | 'long';
export const sizeWord = (plain: number): SizeWord => (plain <= 4_096 ? 'short' : plain <= 16_384 ? 'page' : 'long');
