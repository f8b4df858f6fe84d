import { operandsOf } from '../figures/derive.ts';
import type { FigureEntry } from '../figures/entry.ts';
import type { Day } from '../kernel/day.ts';
import { isFigure } from '../records/kinds/index.ts';
import { usesOf } from './check.ts';
import { namesIn } from './expression.ts';
import type { FigureNames } from './figure-names.ts';
import type { ReportBoard, ReportScope } from './figure-source.ts';
import { type Of, periodBefore, type Report, type Source } from './render.ts';
import { type NumberSource, numberKey, type ReportNumber } from './signed.ts';
import type { Template } from './template.ts';
import type { Value } from './value.ts';

/** A number with the records behind it, as the appendix shows it. */
export interface CountedNumber extends ReportNumber {
  /** How many records it was counted from; null for a number that records do not hold. */
  readonly records: number | null;
  readonly verified: number | null;
}

type Known = Exclude<Value, { type: 'missing' }>;

function sourceOf({ id, source }: FigureEntry, value: Known): NumberSource {
  if (value.isStated) return 'statement';
  if (isFigure(id)) return 'records';
  return source === 'register' ? 'register' : 'computed';
}

const plain = (value: Known): ReportNumber['value'] => (value.type === 'text' ? value.text : value.value);

/** The figures that a formula needs, each with the period that it is needed of. */
function operandsFor(
  names: FigureNames,
  { formula }: FigureEntry,
  of: Of,
): { readonly name: string; readonly of: Of }[] {
  if (!formula) return [];
  const operands = operandsOf(formula).flatMap((id) => names.nameOf(id) ?? []);
  const earlier = 'growth' in formula ? periodBefore(of.period) : undefined;
  const periods = earlier ? [of.period, earlier] : [of.period];
  return operands.flatMap((name) => periods.map((period) => ({ name, of: { ...of, period } })));
}

/**
 * Lists the numbers of a report: those in its text and conditions, and those that they are computed from. Missing values
 * are left out.
 */
export function numbersOf(
  names: FigureNames,
  template: Template,
  report: Report,
  source: Source,
  { periods }: ReportScope,
  today: Day,
): ReportNumber[] {
  const found = new Map<string, ReportNumber | undefined>();
  const add = (name: string, of: Of): void => {
    const key = numberKey(name, of);
    if (found.has(key)) return;
    found.set(key, undefined);
    const definition = template.definitions.find((each) => each.name === name);
    if (definition) for (const operand of namesIn(definition.expression)) add(operand, of);
    const entry = names.byName.get(name);
    const value = entry && source.value(name, of);
    if (!entry || !value || value.type === 'missing') return;
    const { from, to } = periods[of.period];
    const origin = sourceOf(entry, value);
    const { group } = of;
    found.set(key, {
      ...{ name, of, figure: entry.id, version: entry.version, definition: names.definitionOf(entry.id) },
      groupName: group ? (source.groups(group.of).find(({ id }) => id === group.id)?.name ?? '') : '',
      ...{ source: origin, from, to: origin === 'register' && to > today ? today : to },
      ...{ value: plain(value), unit: value.type === 'number' ? value.unit : '' },
    });
    if (origin === 'computed') for (const operand of operandsFor(names, entry, of)) add(operand.name, operand.of);
  };
  for (const { name, ways } of usesOf(template)) {
    if (!ways.includes('before') && !ways.includes('previous')) add(name, { period: 'present' });
  }
  for (const run of report.lines.flatMap(({ runs }) => runs)) {
    if (run.type !== 'figure') continue;
    add(run.name, run.of);
    const isGrowth =
      run.value.type === 'number' && run.value.unit === '%' && names.byName.get(run.name)?.unit !== 'percent';
    const earlier = periodBefore(run.of.period);
    if (isGrowth && earlier) add(run.name, { ...run.of, period: earlier });
  }
  return [...found.values()].filter((number) => number !== undefined);
}

/** Adds the records behind numbers of the whole district in the present period, as the board counts them. */
export const withRecords = (numbers: readonly ReportNumber[], board: ReportBoard): CountedNumber[] =>
  numbers.map((number) => {
    const isOnBoard = number.source === 'records' && number.of.period === 'present' && !number.of.group;
    const amounts = isOnBoard ? board.figures.find(({ figure }) => figure === number.figure) : undefined;
    return { ...number, records: amounts?.records ?? null, verified: amounts?.verified ?? null };
  });
