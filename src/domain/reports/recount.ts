import { entryFor } from '../figures/catalogue.ts';
import { derive } from '../figures/derive.ts';
import type { Period } from '../kernel/period.ts';
import { givenText } from './given.ts';
import { type Group, type Line, type Of, periodBefore, type Run, renderReport, type Source } from './render.ts';
import { isSameNumber, numberKey, type ReportNumber } from './signed.ts';
import type { Block, Grouping, Inline, Template } from './template.ts';
import type { Value } from './value.ts';

/*
 * A report that is about to be signed is computed and written again from the numbers as they are counted now, so that
 * growth, shares, means and 余 in its text follow from them. The text itself comes from the browser.
 */

/** The values of a report's numbers, by what the server counts. */
export interface Recounted {
  /** Returns the value that is counted now; undefined for none, and for what follows from others. */
  readonly counted: (number: ReportNumber) => ReportNumber['value'] | undefined;
  readonly numbers: readonly ReportNumber[];
}

const figureKey = (figure: string, of: Of): string => numberKey(figure, of);

/** Finds the numbers that are computed from others and do not follow from them. */
export function wrongComputed({ counted, numbers }: Recounted): ReportNumber[] {
  const byFigure = new Map(numbers.map((number) => [figureKey(number.figure, number.of), number]));
  const followed = (figure: string, of: Of, depth = 0): number | undefined => {
    const number = byFigure.get(figureKey(figure, of));
    const formula = number?.source === 'computed' ? entryFor(figure)?.formula : undefined;
    if (number && formula && depth < MAX_DEPTH) {
      const earlier = periodBefore(of.period);
      const before = (id: string) => (earlier ? followed(id, { ...of, period: earlier }, depth + 1) : undefined);
      const computed = derive(formula, (id) => followed(id, of, depth + 1), before);
      return computed.ok ? computed.value : undefined;
    }
    const value = number && counted(number);
    return typeof value === 'number' ? value : undefined;
  };
  return numbers.filter(({ source, figure, of, value }) => {
    if (source !== 'computed' || !entryFor(figure)?.formula) return false;
    const computed = followed(figure, of);
    return computed === undefined || !isSameNumber(computed, value);
  });
}

/** Figures that are computed from computed figures. The catalogue has at most two such levels. */
const MAX_DEPTH = 5;

function knownValue({ figure, value, unit }: ReportNumber): Value {
  if (typeof value === 'number')
    return { type: 'number', value, unit, rounding: entryFor(figure)?.rounding ?? 'exact' };
  return typeof value === 'boolean' ? { type: 'flag', value } : { type: 'text', text: value };
}

/** The text and the numbers from which a report is written again. */
export interface Rewritten {
  readonly template: Template;
  readonly lines: readonly Line[];
  readonly numbers: readonly ReportNumber[];
  readonly period: Period;
  readonly district: string;
  /** The campaign that a brief is of. */
  readonly campaign?: string | undefined;
  /** The names of towns, squads and campaigns, by id. */
  readonly names: ReadonlyMap<string, string>;
}

type Part = Block | Inline;

/** Tells whether a loop's parts hold a figure of each group, by which the groups are known from the lines. */
const holdsFigure = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.type === 'figure' || (hasParts(part) && part.type !== 'each' && holdsFigure(part.parts)));

/** Tells whether parts hold a condition. Within a loop its value of each group is not among the numbers. */
const holdsCondition = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.type === 'when' || (hasParts(part) && holdsCondition(part.parts)));
const hasParts = (part: Part): part is Extract<Part, { parts: readonly Part[] }> => 'parts' in part;

/** Tells whether the lines of a template say which groups its loops went through. */
const knowsGroups = (parts: readonly Part[]): boolean =>
  parts.every((part) => {
    if (part.type === 'when') return knowsGroups(part.met) && knowsGroups(part.otherwise);
    if (!hasParts(part)) return true;
    const isKnown = part.type !== 'each' || (holdsFigure(part.parts) && !holdsCondition(part.parts));
    return isKnown && knowsGroups(part.parts);
  });

/** The groups of the runs, in the order in which they come first. */
function groupsIn(runs: readonly Run[], of: Grouping, names: Rewritten['names']): Group[] {
  const ids = runs.flatMap((run) =>
    (run.type === 'figure' || run.type === 'missing') && run.of.group?.of === of ? [run.of.group.id] : [],
  );
  return [...new Set(ids)].map((id) => ({ id, name: names.get(id) ?? '' }));
}

function sourceOf({ lines, numbers, names, campaign, ...rest }: Rewritten): Source {
  const subject = { ...rest, campaign: campaign === undefined ? undefined : names.get(campaign) };
  const byName = new Map(numbers.map((number) => [numberKey(number.name, number.of), number]));
  const runs = lines.flatMap((line) => line.runs);
  const prose = new Map(runs.flatMap((run) => (run.type === 'slot' ? [[run.name, run.text] as const] : [])));
  return {
    value(name, of) {
      const text = givenText(name, subject);
      if (text !== undefined) return { type: 'text', text };
      const number = byName.get(numberKey(name, of));
      return number ? knownValue(number) : { type: 'missing', reason: 'no_value' };
    },
    groups: (of) => groupsIn(runs, of, names),
    slot: (name) => prose.get(name),
  };
}

const textOf = ({ type, number, runs }: Line): string =>
  [type, number, ...runs.map((run) => (run.type === 'missing' ? `〔${run.name}〕` : run.text))].join('|');

/**
 * Tells whether rendering the template with the report's numbers gives the report's lines. A template is not rendered
 * again if its lines do not show the groups of a loop, or the outcome of a condition in a loop.
 */
export function isWrittenFrom(rewritten: Rewritten): boolean {
  const { template, lines } = rewritten;
  if (!knowsGroups(template.blocks)) return true;
  const again = renderReport(template, sourceOf(rewritten));
  const [a, b] = [again.lines.map(textOf), lines.map(textOf)];
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
