import { roundTenth } from '../../../../domain/figures/derive.ts';
import type { Bound, FigureEntry } from '../../../../domain/figures/entry.ts';
import type { Value } from '../../../../domain/reports/value.ts';
import { writeValue } from '../../../../domain/reports/writing.ts';
import { figureUnit } from '../../../figures/figure-text.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { changeOf, type FigureRow, meets } from './figure-rows.ts';
import { figureWords as words } from './words/figures.ts';

/** A value in words, without its unit; undefined for a missing one. */
export function valueWords(value: Value): string | undefined {
  if (value.type === 'number') return formatNumber(value.rounding === 'tenth' ? roundTenth(value.value) : value.value);
  if (value.type === 'flag') return value.value ? words.yes : words.no;
  return value.type === 'text' ? value.text : undefined;
}

/** A value with its unit; undefined for a missing one. */
export function amountWords(value: Value, entry: FigureEntry): string | undefined {
  const text = valueWords(value);
  const unit = value.type === 'number' ? figureUnit(entry.id) : undefined;
  return text !== undefined && unit ? `${text} ${unit}` : text;
}

/** A bound in signs, such as ≥ 98. */
export const boundWords = ({ is, value }: Bound): string => words[is](formatNumber(value));

/** Says whether the target was reached; undefined for a figure without one. */
export function targetWords({ entry, value }: FigureRow): string | undefined {
  if (!entry.bound) return undefined;
  const isMet = meets(entry.bound, value);
  const say = isMet === undefined ? words.targetUnknown : isMet ? words.targetMet : words.targetUnmet;
  return say(formatAmountOf(entry.bound, entry));
}

const formatAmountOf = (bound: Bound, { id }: FigureEntry): string => {
  const unit = figureUnit(id);
  return unit ? `${boundWords(bound)} ${unit}` : boundWords(bound);
};

/** Says how the value changed since the year before; undefined without a base. */
export function changeWords(row: FigureRow): string | undefined {
  const change = changeOf(row);
  if (!change) return undefined;
  const by = roundTenth(Math.abs(change.by));
  if (by === 0) return words.same;
  const text = change.in === 'points' ? words.points(formatNumber(by)) : `${formatNumber(by)}%`;
  return (change.by > 0 ? words.more : words.less)(text);
}

/** How a report writes the value with 余; undefined if it writes the value itself. */
export function writtenWords(value: Value): string | undefined {
  if (value.type !== 'number' || value.rounding !== 'over') return undefined;
  const about = writeValue(value, ['about']);
  return about === writeValue(value, []) ? undefined : words.written(about);
}

/** The value of the year before in words: of its whole, or of the days that are over by now. */
export function beforeWords({ before, entry, amounts, months }: FigureRow): string | undefined {
  const text = amountWords(before, entry);
  if (text === undefined) return undefined;
  return amounts || months.length ? words.beforeIs(text) : words.beforeWhole(text);
}

/** An amount of records in words. */
export const countWords = (count: number, id: string): string => formatAmount(count, figureUnit(id));
