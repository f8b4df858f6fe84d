import { derive } from '../figures/derive.ts';
import type { FigureEntry, Formula } from '../figures/entry.ts';
import { countPlaces, isOfPlaces, type PlacesReached } from '../figures/of-places.ts';
import { type Period, yearBefore } from '../kernel/period.ts';
import type { FigureNames } from './figure-names.ts';
import { givenText } from './given.ts';
import { type Of, periodBefore, type Source } from './render.ts';
import type { Grouping } from './template.ts';
import { isNumber, type Missing, type NumberValue, type Value } from './value.ts';

/** The amounts that records give for a figure. */
export interface Counted {
  readonly figure: string;
  readonly reported: number;
  readonly verified: number;
  readonly records: number;
}

interface CountedGroup {
  /** Null for records that belong to no group. */
  readonly id: string | null;
  readonly name: string | null;
  readonly figures: readonly Counted[];
}

/** The part of the board that reports are written from. */
export interface ReportBoard extends PlacesReached {
  readonly figures: readonly Counted[];
  readonly towns: readonly CountedGroup[];
  readonly squads: readonly CountedGroup[];
  readonly campaigns: readonly CountedGroup[];
}

/** A campaign that a report may be of. */
export interface ReportCampaign {
  readonly id: string;
  readonly name: string;
}

/** Data of the report's period and, where the report looks back, of the years before. */
type ByPeriod<T> = { readonly present: T } & { readonly [P in Exclude<Of['period'], 'present'>]?: T | undefined };

/** The part of the work that a report is of, and the periods that it looks at. */
export interface ReportScope {
  readonly periods: Readonly<Record<Of['period'], Period>>;
  /** The campaign that a brief is of; its boards hold the work of the campaign alone. */
  readonly campaign?: Pick<ReportCampaign, 'id'> | undefined;
}

/** Returns the periods of a report: its own days, and the same days one and two years before. */
export function reportPeriodsOf({ from, to }: Period): ReportScope['periods'] {
  const previous = yearBefore({ from, to });
  return { present: { from, to }, previous, before: yearBefore(previous) };
}

/** The data that a report is filled in from. */
export interface ReportData extends ReportScope {
  readonly district: string;
  readonly campaign?: ReportCampaign | undefined;
  /** The figures of each period; undefined for a period whose records are unknown. */
  readonly boards: ByPeriod<ReportBoard>;
  /** Returns the value that somebody stated for a figure of a period; undefined for none. */
  readonly stated: (entry: FigureEntry, period: Period) => Value | undefined;
  /** Counts of the register by figure, at the end of each period or today. */
  readonly registers: ByPeriod<Readonly<Record<string, number>>>;
}

const missing = (reason: Missing): Value => ({ type: 'missing', reason });

/** The board's groups by what a loop goes through; those without a name belong to no group. */
const groupsOf = ({ towns, squads, campaigns }: ReportBoard, of: Grouping) =>
  ({ town: towns, squad: squads, campaign: campaigns })[of];

function countOf(board: ReportBoard, id: string, group: Of['group']): number | undefined {
  const figures = group ? groupsOf(board, group.of).find((each) => each.id === group.id)?.figures : board.figures;
  const amount = figures?.find(({ figure }) => figure === id);
  // Without a record there is no value: nobody knows whether it was zero or not written down. The office states it.
  return amount?.reported;
}

/** The values of figures, also by their entries. */
export interface FigureSource extends Source {
  readonly figure: (entry: FigureEntry, of: Of) => Value;
}

/** Makes the values of a report from the boards, the typed figures and the register. */
export function makeSource(names: FigureNames, data: ReportData): FigureSource {
  const subject = { period: data.periods.present, district: data.district, campaign: data.campaign?.name };
  const number = (entry: FigureEntry, value: number): NumberValue => ({
    type: 'number',
    value,
    unit: names.unitOf(entry),
    rounding: entry.rounding,
  });

  const ofRecords = (entry: FigureEntry, { period, group }: Of): Value | undefined => {
    const board = data.boards[period];
    if (!board) return undefined;
    const count = isOfPlaces(entry.id)
      ? group
        ? undefined
        : countPlaces(entry.id, board)
      : countOf(board, entry.id, group);
    return count === undefined ? undefined : number(entry, count);
  };

  /** The number of a figure that a formula needs. */
  const operand = (id: string, of: Of): number | undefined => {
    const entry = names.find(id);
    const value = entry && figureValue(entry, of);
    return value && isNumber(value) ? value.value : undefined;
  };
  const computed = (entry: FigureEntry, formula: Formula, of: Of): Value => {
    const earlier = periodBefore(of.period);
    const before = (id: string) => (earlier ? operand(id, { ...of, period: earlier }) : undefined);
    const result = derive(formula, (id) => operand(id, of), before);
    return result.ok ? number(entry, result.value) : missing(result.error === 'missing' ? 'no_operand' : 'no_base');
  };

  function figureValue(entry: FigureEntry, of: Of): Value {
    // A stated value has precedence over a computed one, but never over records.
    const stated = of.group ? undefined : data.stated(entry, data.periods[of.period]);
    if (entry.source === 'records') return ofRecords(entry, of) ?? stated ?? missing('no_value');
    if (stated) return stated;
    if (entry.formula) return computed(entry, entry.formula, of);
    const counted = of.group ? undefined : data.registers[of.period]?.[entry.id];
    return counted === undefined ? missing('no_value') : number(entry, counted);
  }

  const value = (name: string, of: Of): Value => {
    const text = givenText(name, subject);
    if (text !== undefined) return { type: 'text', text };
    const entry = names.byName.get(name);
    return entry ? figureValue(entry, of) : missing('no_value');
  };
  return {
    value,
    figure: figureValue,
    groups: (of) =>
      groupsOf(data.boards.present, of).flatMap(({ id, name, figures }) => {
        // A brief names those that took part; a yearly report names all.
        const isPart = !data.campaign || figures.length > 0;
        return id && name && isPart ? [{ id, name }] : [];
      }),
    slot(name) {
      const prose = value(name, { period: 'present' });
      return prose.type === 'text' ? prose.text : undefined;
    },
  };
}
