import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import type { TipState } from '../../../../domain/tips/state.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import type { Tone } from '../../../components/Pill.tsx';
import { dueOf, inReminder, tipNumber } from '../../../tips/desk/due.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';

/** Describes a tip's due day. */
export function dueWords(tip: TipSummary, today: Day): string {
  const { due, days } = dueOf(tip, today);
  if (due === 'overdue' || due === 'soon') return tipDesk.due[due](days);
  return due === 'later' ? tipDesk.due.later(formatDay(tip.due, yearOf(today))) : tipDesk.due[due];
}

export function dueTone(tip: TipSummary, today: Day): Tone {
  const { due } = dueOf(tip, today);
  if (due === 'overdue') return 'bad';
  return due === 'today' || due === 'soon' ? 'wait' : 'plain';
}

const tones: Readonly<Record<TipState, Tone>> = {
  received: 'wait',
  open: 'plain',
  asked: 'plain',
  answered: 'wait',
  passed: 'ok',
  closed: 'ok',
};
export const stateTone = (state: TipState): Tone => tones[state];

/** Makes the reminder for the work group: numbers, states and days, without content or names. */
export function reminderText(tips: readonly TipSummary[], today: Day): string {
  const words = tipDesk.reminder;
  const lines = inReminder(tips, today).map((tip) => {
    const line = words.line(tipNumber(tip.id), tipDesk.state[tip.state], dueWords(tip, today));
    return tip.fresh > 0 ? line + words.fresh : line;
  });
  return [words.heading(formatDay(today)), ...(lines.length ? lines : [words.none])].join('\n');
}
