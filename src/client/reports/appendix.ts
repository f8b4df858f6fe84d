import type { CountedNumber } from '../../domain/reports/numbers.ts';
import type { Explanations } from '../../domain/reports/signed.ts';
import { inChinese } from '../words/language.ts';
import { reportWords } from './words.ts';

/** A row of the appendix: name, value, unit, records, verified, source and definition. */
export type AppendixRow = readonly [
  name: string,
  value: string | number,
  unit: string,
  records: number | undefined,
  verified: number | undefined,
  source: string,
  definition: string,
];

const plainValue = (value: CountedNumber['value']): string | number =>
  typeof value === 'boolean' ? inChinese(() => reportWords.flags[value ? 'yes' : 'no']) : value;

/** Rows of the appendix: each number of the whole district and the period, then what is missing and why. */
export function appendixRows(numbers: readonly CountedNumber[], explanations: Explanations): AppendixRow[] {
  const { sources, missing, explained } = inChinese(() => ({ ...reportWords }));
  const whole = numbers.filter(({ of }) => of.period === 'present' && !of.group);
  return [
    ...whole.map(({ name, value, unit, records, verified, source, definition }): AppendixRow => {
      return [name, plainValue(value), unit, records ?? undefined, verified ?? undefined, sources[source], definition];
    }),
    ...Object.entries(explanations).map(([name, reason]): AppendixRow => {
      return [name, missing(name), '', undefined, undefined, explained, reason];
    }),
  ];
}

/** The heads of the appendix, in Chinese as the report is. */
export const appendixHeads = (): readonly string[] => inChinese(() => reportWords.heads);

const formatted = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
const texted = (value: string | number | undefined): string =>
  value === undefined ? '—' : typeof value === 'number' ? formatted(value) : value;

/** The same rows as text for a document, where a value stands with its unit. */
export function appendixTexts(rows: readonly AppendixRow[]): string[][] {
  const [name = '', value = '', , ...rest] = appendixHeads();
  return [
    [name, value, ...rest],
    ...rows.map(([named, amount, unit, records, verified, source, definition]) => {
      return [named, `${texted(amount)} ${unit}`.trim(), texted(records), texted(verified), source, definition];
    }),
  ];
}
