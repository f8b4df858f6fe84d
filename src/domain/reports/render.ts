import type { Expression } from './expression.ts';
import { type Level, makeNumbering } from './numbering.ts';
import type { Block, Grouping, Inline, Template, Way } from './template.ts';
import { compares, compute, isNumber, type Missing, type NumberValue, type Value } from './value.ts';
import { writeGrowth, writeValue } from './writing.ts';

/** The periods of a report's values, the latest first. */
export const reportPeriods = ['present', 'previous', 'before'] as const;

/** Returns the period a year before, as far as a report looks back. */
export const periodBefore = (period: Of['period']): Of['period'] | undefined =>
  reportPeriods[reportPeriods.indexOf(period) + 1];

/** The period and the group that a value is of. Without a group it is of the whole district. */
export interface Of {
  /** The report's period, the same days a year before, or two years before. */
  readonly period: (typeof reportPeriods)[number];
  readonly group?: { readonly of: Grouping; readonly id: string };
}

/** A group that a loop goes through. */
export interface Group {
  readonly id: string;
  readonly name: string;
}

/** Where a report's values come from. Names are those of the template. */
export interface Source {
  value(name: string, of: Of): Value;
  groups(of: Grouping): readonly Group[];
  /** Returns the prose that the office wrote; undefined or empty for nothing yet. */
  slot(name: string): string | undefined;
}

/** A part of a rendered line. */
export type Run =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'figure';
      readonly name: string;
      readonly of: Of;
      readonly value: Value;
      readonly text: string;
      readonly line: number;
    }
  | {
      readonly type: 'missing';
      readonly name: string;
      readonly of: Of;
      readonly reason: Missing;
      readonly line: number;
    }
  | { readonly type: 'slot'; readonly name: string; readonly text: string; readonly line: number }
  /** The end of a cell in a row of a table. Its text separates the cells where there is no table. */
  | { readonly type: 'cell'; readonly text: '\t' };

export interface Line {
  readonly type: 'title' | 'heading' | 'paragraph' | 'point' | 'row' | 'signature';
  /** Of a heading; undefined otherwise. */
  readonly level: Level | undefined;
  /** 一、 or 一是; empty for a paragraph. */
  readonly number: string;
  readonly runs: readonly Run[];
  /** The template's line, from 1. */
  readonly line: number;
}

/** A value or prose that is not known, with its place in the report. */
export interface Gap {
  readonly name: string;
  readonly reason: Missing;
  /** The numbers of the headings above it, such as 三、（二）. */
  readonly place: string;
  readonly line: number;
}

export interface Report {
  readonly lines: readonly Line[];
  readonly gaps: readonly Gap[];
  /** True if the report was cut at `MAX_OUTPUT`, as by loops within loops. */
  readonly isCut: boolean;
}

/** Limit of a report's lines and runs together, some 300 pages. */
export const MAX_OUTPUT = 20_000;

type Within = ReadonlyMap<Grouping, Group>;

/** Values by name, period and group. Each is computed once, however often definitions use it. */
function makeValues(template: Template, source: Source) {
  const definitions = new Map(template.definitions.map((each) => [each.name, each]));
  const known = new Map<string, Value>();
  const open = new Set<string>();
  const readValue = (name: string, of: Of): Value => {
    const definition = definitions.get(name);
    if (!definition) return source.value(name, of);
    const key = `${of.period} ${of.group?.of ?? ''} ${of.group?.id ?? ''} ${name}`;
    const found = known.get(key);
    if (found) return found;
    // `checkTemplate` reports the cycle; here it only has to end.
    if (open.has(key)) return { type: 'missing', reason: 'circular' };
    open.add(key);
    const value = compute(definition.expression, (operand) => readValue(operand, of), definition.unit);
    open.delete(key);
    known.set(key, value);
    return value;
  };
  return readValue;
}

/**
 * Fills a template in. Missing values stay in the lines as such, and are listed.
 * @param of the group that the whole report is of, as the brief of a campaign is
 */
export function renderReport(
  template: Template,
  source: Source,
  of?: { readonly of: Grouping; readonly group: Group },
): Report {
  const lines: Line[] = [];
  const gaps: Gap[] = [];
  const numbering = makeNumbering();
  const readValue = makeValues(template, source);
  let left = MAX_OUTPUT;

  const ofGroup = (within: Within, period: Of['period']): Of => {
    const inner = [...within].at(-1);
    return { period, ...(inner ? { group: { of: inner[0], id: inner[1].id } } : {}) };
  };
  const holds = (condition: Extract<Block, { type: 'when' }>['condition'], within: Within): boolean => {
    const lookUp = (name: string) => readValue(name, ofGroup(within, 'present'));
    if (condition.type === 'compare') {
      const [a, b] = [condition.left, condition.right].map((side: Expression) => compute(side, lookUp, ''));
      return (
        a !== undefined && b !== undefined && isNumber(a) && isNumber(b) && compares(a.value, condition.is, b.value)
      );
    }
    return (lookUp(condition.name).type === 'missing') === (condition.type === 'unknown');
  };

  const gap = (name: string, of: Of, reason: Missing, line: number): Run => {
    gaps.push({ name, reason, place: numbering.place(), line });
    return { type: 'missing', name, of, reason, line };
  };
  const figure = (name: string, asked: readonly Way[], line: number, within: Within): Run => {
    const period = asked.includes('before') ? 'before' : asked.includes('previous') ? 'previous' : 'present';
    const of = ofGroup(within, period);
    const value = readValue(name, of);
    const missing = (reason: Missing): Run => gap(name, of, reason, line);
    if (value.type === 'missing') return missing(value.reason);
    if (!asked.includes('growth')) return { type: 'figure', name, of, value, text: writeValue(value, asked), line };
    const earlier = periodBefore(period);
    if (!earlier) return missing('no_base');
    const before = readValue(name, ofGroup(within, earlier));
    const growth = isNumber(value) ? growthOf(value, before) : ({ type: 'missing', reason: 'not_a_number' } as const);
    if (!isNumber(growth)) return missing(growth.type === 'missing' ? growth.reason : 'not_a_number');
    return { type: 'figure', name, of, value: growth, text: writeGrowth(growth.value), line };
  };

  const runsOf = (parts: readonly Inline[], within: Within): Run[] => parts.flatMap((part) => runOf(part, within));
  function runOf(part: Inline, within: Within): Run[] {
    if (--left < 0) return [];
    switch (part.type) {
      case 'text':
        return [part];
      case 'cell':
        return [{ type: 'cell', text: '\t' }];
      case 'figure':
        return [figure(part.name, part.ways, part.line, within)];
      case 'group':
        return [{ type: 'text', text: within.get(part.of)?.name ?? '' }];
      case 'slot': {
        const { name, line } = part;
        const text = source.slot(name)?.trim();
        return [text ? { type: 'slot', name, text, line } : gap(name, ofGroup(within, 'present'), 'not_written', line)];
      }
      case 'when':
        return runsOf(holds(part.condition, within) ? part.met : part.otherwise, within);
      case 'each':
        return source
          .groups(part.of)
          .flatMap((group, index) => [
            ...(index ? [{ type: 'text', text: '、' } as const] : []),
            ...runsOf(part.parts, new Map([...within, [part.of, group]])),
          ]);
    }
  }

  const render = (blocks: readonly Block[], within: Within): void => {
    for (const block of blocks) {
      if (--left < 0) return;
      switch (block.type) {
        case 'when':
          render(holds(block.condition, within) ? block.met : block.otherwise, within);
          break;
        case 'each':
          for (const group of source.groups(block.of)) render(block.parts, new Map([...within, [block.of, group]]));
          break;
        case 'heading': {
          const number = numbering.heading(block.level);
          lines.push({ ...block, number, runs: runsOf(block.parts, within) });
          break;
        }
        case 'point': {
          const number = numbering.point();
          lines.push({ ...block, level: undefined, number, runs: runsOf(block.parts, within) });
          break;
        }
        default:
          if (block.type === 'paragraph' || block.type === 'row') numbering.paragraph();
          lines.push({ ...block, level: undefined, number: '', runs: runsOf(block.parts, within) });
      }
    }
  };
  render(template.blocks, new Map(of ? [[of.of, of.group]] : []));
  return { lines, gaps, isCut: left < 0 };
}

function growthOf(value: NumberValue, before: Value): Value {
  if (!isNumber(before)) return { type: 'missing', reason: 'no_base' };
  if (before.value === 0) return { type: 'missing', reason: 'base_zero' };
  return { type: 'number', value: ((value.value - before.value) / before.value) * 100, unit: '%', rounding: 'tenth' };
}
