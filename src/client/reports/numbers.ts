import { operandsOf } from '../../domain/figures/derive.ts';
import type { FigureEntry } from '../../domain/figures/entry.ts';
import type { Day } from '../../domain/kernel/day.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import { usesOf } from '../../domain/reports/check.ts';
import { namesIn } from '../../domain/reports/expression.ts';
import type { Of, Report, Source } from '../../domain/reports/render.ts';
import { type NumberSource, numberKey, type ReportNumber } from '../../domain/reports/signed.ts';
import type { Template } from '../../domain/reports/template.ts';
import type { Value } from '../../domain/reports/value.ts';
import type { SignedReport } from '../../protocol/reports/signed.ts';
import type { BoardAnswer } from '../state/office-client.ts';
import { chineseDefinition, entriesByName } from './figure-names.ts';
import type { ReportData } from './report-source.ts';

/** A number with the records behind it, as the appendix shows it. */
export type CountedNumber = SignedReport['numbers'][number];

type Known = Exclude<Value, { type: 'missing' }>;

/** A name of each figure by its id; the office's own name where it gave one. */
const namesById = (): ReadonlyMap<string, string> => new Map([...entriesByName()].map(([name, { id }]) => [id, name]));

function sourceOf({ id, source }: FigureEntry, value: Known): NumberSource {
  if (value.isStated) return 'statement';
  if (isFigure(id)) return 'records';
  return source === 'register' ? 'register' : 'computed';
}

const plain = (value: Known): ReportNumber['value'] => (value.type === 'text' ? value.text : value.value);

/** The figures that a formula needs, each with the period that it is needed of. */
function operandsFor({ formula }: FigureEntry, of: Of): { readonly name: string; readonly of: Of }[] {
  if (!formula) return [];
  const nameById = namesById();
  const names = operandsOf(formula).flatMap((id) => nameById.get(id) ?? []);
  const periods = 'growth' in formula ? (['present', 'previous'] as const) : [of.period];
  return names.flatMap((name) => periods.map((period) => ({ name, of: { ...of, period } })));
}

/**
 * Lists the numbers that a report is written from. They are those of its text and conditions, and those that these are
 * computed from; what is missing is not among them.
 */
export function numbersOf(
  template: Template,
  report: Report,
  source: Source,
  periods: ReportData['periods'],
  today: Day,
): ReportNumber[] {
  const found = new Map<string, ReportNumber | undefined>();
  const add = (name: string, of: Of): void => {
    const key = numberKey(name, of);
    if (found.has(key)) return;
    found.set(key, undefined);
    const definition = template.definitions.find((each) => each.name === name);
    if (definition) for (const operand of namesIn(definition.expression)) add(operand, of);
    const entry = entriesByName().get(name);
    const value = entry && source.value(name, of);
    if (!entry || !value || value.type === 'missing') return;
    const { from, to } = periods[of.period];
    const origin = sourceOf(entry, value);
    const { group } = of;
    found.set(key, {
      ...{ name, of, figure: entry.id, version: entry.version, definition: chineseDefinition(entry.id) },
      groupName: group ? (source.groups(group.of).find(({ id }) => id === group.id)?.name ?? '') : '',
      ...{ source: origin, from, to: origin === 'register' && to > today ? today : to },
      ...{ value: plain(value), unit: value.type === 'number' ? value.unit : '' },
    });
    if (origin === 'computed') for (const operand of operandsFor(entry, of)) add(operand.name, operand.of);
  };
  for (const { name, ways } of usesOf(template)) {
    add(name, { period: 'present' });
    if (ways.includes('growth') || ways.includes('previous')) add(name, { period: 'previous' });
  }
  for (const run of report.lines.flatMap(({ runs }) => runs)) {
    if (run.type !== 'figure') continue;
    add(run.name, run.of);
    const isGrowth =
      run.value.type === 'number' && run.value.unit === '%' && entriesByName().get(run.name)?.unit !== 'percent';
    if (isGrowth) add(run.name, { ...run.of, period: 'previous' });
  }
  return [...found.values()].filter((number) => number !== undefined);
}

/** Adds the records behind numbers of the whole district in the present period, as the board counts them. */
export const withRecords = (numbers: readonly ReportNumber[], board: BoardAnswer): CountedNumber[] =>
  numbers.map((number) => {
    const isOnBoard = number.source === 'records' && number.of.period === 'present' && !number.of.group;
    const amounts = isOnBoard ? board.figures.find(({ figure }) => figure === number.figure) : undefined;
    return { ...number, records: amounts?.records ?? null, verified: amounts?.verified ?? null };
  });
