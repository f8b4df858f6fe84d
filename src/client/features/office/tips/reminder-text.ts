import type { Day } from '../../../../domain/kernel/day.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { inReminder, tipNumber } from '../../../tips/desk/due.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import { dueWords } from './tip-words.ts';

/** Makes the reminder for the work group: numbers, states and days, without content or names. */
export function reminderText(tips: readonly TipSummary[], today: Day): string {
  const words = tipDesk.reminder;
  const lines = inReminder(tips, today).map((tip) => {
    const line = words.line(tipNumber(tip.id), tipDesk.state[tip.state], dueWords(tip, today));
    return tip.fresh > 0 ? line + words.fresh : line;
  });
  return [words.heading(formatDay(today)), ...(lines.length ? lines : [words.none])].join('\n');
}
