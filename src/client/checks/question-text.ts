import { quarterOf } from '../../domain/checks/question.ts';
import { amountFields } from '../../domain/checks/work-rules.ts';
import { statedValue } from '../../domain/figures/stated-value.ts';
import { yearOf } from '../../domain/kernel/day.ts';
import { isYear } from '../../domain/kernel/period.ts';
import { isKindName } from '../../domain/records/kinds/index.ts';
import type { AskedQuestion, AskedRecord, ChecksResponse } from '../../protocol/checks/checks.ts';
import { figureUnit, nameOf } from '../figures/figure-text.ts';
import { headline } from '../records/headline.ts';
import { kindName, unitOf, unitWord } from '../records/kind-words.ts';
import { formatAmount, formatDay, formatMonthOfYear, formatNumber } from '../words/format.ts';
import { checks as words } from './words.ts';

type Names = ChecksResponse['names'];

/** A question or one of its records in words. */
export interface AskedWords {
  readonly title: string;
  readonly detail: string;
}

/** The period in words: a year, a day, or two days. */
function periodText(from: string, to: string): string {
  if (!from || !to) return from ? words.since(formatDay(from, 0)) : words.until(formatDay(to, 0));
  if (from === to) return formatDay(to, 0);
  if (isYear({ from, to })) return words.inYear(yearOf(from));
  return words.between(formatDay(from, 0), formatDay(to, 0));
}

/** The values in the unit of the question's figure. */
const ofFigure: ReadonlySet<string> = new Set(['value', 'other', 'sum', 'computed', 'counted']);

/** Returns the words for a name in braces. */
function fill({ values }: AskedQuestion, names: Names, key: string): string {
  const text = (of: string): string => String(values[of] ?? '');
  const value = values[key];
  switch (key) {
    case 'period':
      return periodText(text('from'), text('to'));
    case 'otherPeriod':
      return periodText(text('otherFrom'), text('otherTo'));
    case 'figure':
    case 'otherFigure':
    case 'whole':
      return nameOf(text(key));
    case 'place':
    case 'material':
    case 'task':
      return names[text(key)] ?? '';
    case 'day':
      return formatDay(text(key), 0);
    case 'month':
      return formatMonthOfYear(text(key));
    case 'quarter':
      return words.inQuarter(yearOf(text(key)), quarterOf(text(key)));
    case 'kind':
      return isKindName(value) ? kindName(value) : text(key);
    case 'amount':
    case 'usual': {
      const counted = amountFields.find(({ kind }) => kind === values.kind);
      const unit = counted && unitOf(counted.kind, counted.field, {});
      return formatAmount(Number(value), unit && unitWord(unit));
    }
    default:
      if (typeof value !== 'number') return text(key);
      return ofFigure.has(key) ? formatAmount(value, figureUnit(text('figure'))) : formatNumber(value);
  }
}

/** Words a question: a title and a sentence. */
export function questionText(question: AskedQuestion, names: Names): AskedWords {
  const { title, detail } = words.asks[question.code];
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => fill(question, names, key));
  return { title: filled(title), detail: filled('posts' in question.values ? words.manyPosts : detail) };
}

/** Words a record of a question in one line. */
export function recordText({ kind, fields, day }: AskedRecord, names: Names): AskedWords {
  const text = (field: string): string => String(fields[field] ?? '');
  if (kind === 'statement') {
    const value = statedValue(fields);
    const number = value && 'number' in value ? formatAmount(value.number, figureUnit(text('figure'))) : '';
    const source = [text('who'), text('document')].filter(Boolean).join(' ');
    const parts = [periodText(text('from'), text('to')), number, source];
    return { title: nameOf(text('figure')), detail: parts.filter(Boolean).join(' · ') };
  }
  const title = headline({ kind, fields }, { name: (id) => (id ? names[id] : undefined) });
  return { title, detail: [day && formatDay(day, 0), names[text('place')]].filter(Boolean).join(' · ') };
}
