import { type StatedValue, statedValue } from '../../../../domain/figures/stated-value.ts';
import { isYear } from '../../../../domain/kernel/period.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { statements as words } from './words.ts';

/** The value as it is read: a number, 是 or 否, a text, or 缺 with the reason. */
export function valueText(value: StatedValue | undefined): string {
  if (!value) return '';
  if ('number' in value) return formatNumber(value.number);
  if ('flag' in value) return value.flag ? words.yes : words.no;
  return 'text' in value ? value.text : words.missingBecause(value.missing);
}

/** The value as it is typed into a cell, on one line. */
export function cellText(record: FoldedRecord | undefined): string {
  const value = record && statedValue(record.fields);
  if (!value) return '';
  return 'number' in value ? String(value.number) : valueText(value).replace(/\s*\n\s*/g, '；');
}

/** The period in words: a year, a day, or two days. */
export function periodText(from: string, to: string): string {
  if (from === to) return formatDay(to, 0);
  const year = from.slice(0, 4);
  if (isYear({ from, to })) return words.inYear(Number(year));
  return words.between(formatDay(from, 0), formatDay(to, 0));
}

/** The source in words: who gave the value, the document and its date. */
export function sourceText(record: FoldedRecord): string {
  const [who, document, dated] = ['who', 'document', 'dated'].map((field) => textField(record, field));
  const paper = [document, dated && formatDay(dated, 0)].filter(Boolean).join(' ');
  return who && paper ? words.source(who, paper) : (who ?? paper);
}
