import { type Day, isDay } from '../../../../domain/kernel/day.ts';
import { type Id, isId } from '../../../../domain/kernel/id.ts';
import { type Period, type PeriodName, periodNames, periodOf } from '../../../../domain/kernel/period.ts';
import { isFigure } from '../../../../domain/records/kinds/index.ts';
import {
  ALL_RECORDS,
  type BoardQuery,
  type EvidenceFigure,
  type EvidenceQuery,
  NONE,
} from '../../../../protocol/figures/board.ts';
import { toSearch } from '../../../state/office-client.ts';

/** What stands in the address of an office page, so that a link shows the same to whoever opens it. */
export type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

export type PeriodChoice = PeriodName | 'custom';

const one = (address: Address, key: string): string | undefined => {
  const value = address[key];
  return typeof value === 'string' ? value : undefined;
};

const idIn = (address: Address, key: string): Id | undefined => {
  const value = one(address, key);
  return isId(value) ? value : undefined;
};

/** The period that the address names; this year where it names none. */
export function periodChoice(address: Address): PeriodChoice {
  const named = one(address, 'period');
  return named === 'custom' ? named : (periodNames.find((name) => name === named) ?? 'year');
}

/** @returns undefined for dates of one's own that are missing or the wrong way round */
export function periodIn(address: Address, today: Day): Period | undefined {
  const choice = periodChoice(address);
  if (choice !== 'custom') return periodOf(choice, today);
  const [from, to] = [one(address, 'from'), one(address, 'to')];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

/** The filter that the address holds: town and squad. */
export function filterIn(address: Address): { town?: Id; squad?: Id } {
  const [town, squad] = [idIn(address, 'town'), idIn(address, 'squad')];
  return { ...(town ? { town } : {}), ...(squad ? { squad } : {}) };
}

/** What the board is to be asked; undefined while the address names no period. */
export function boardQuery(address: Address, today: Day): BoardQuery | undefined {
  const period = periodIn(address, today);
  return period && { ...period, ...filterIn(address) };
}

/** The part of a board's period that lies in a month, given as YYYY-MM. */
export function monthOf(month: string, query: BoardQuery): BoardQuery {
  const { from, to } = periodOf('month', `${month}-01`);
  return { ...query, from: query.from > from ? query.from : from, to: query.to < to ? query.to : to };
}

/** An id in the address, or the word for records that name none. */
const choiceIn = (address: Address, key: string): Id | typeof NONE | undefined =>
  one(address, key) === NONE ? NONE : idIn(address, key);

/** What the evidence page is to ask; undefined where the address is wrong. */
export function evidenceQuery(address: Address): EvidenceQuery | undefined {
  const [figure, from, to, verified] = ['figure', 'from', 'to', 'verified'].map((key) => one(address, key));
  if (!isFigure(figure) && figure !== ALL_RECORDS) return undefined;
  if (!isDay(from) || !isDay(to) || from > to) return undefined;
  const [town, squad, place] = ['town', 'squad', 'place'].map((key) => choiceIn(address, key));
  return {
    figure,
    from,
    to,
    ...(town ? { town } : {}),
    ...(squad ? { squad } : {}),
    ...(place ? { place } : {}),
    ...(verified === 'yes' || verified === 'no' ? { verified } : {}),
  };
}

/** Which of the records under the reader's filter a link opens. */
export type EvidencePart = Pick<EvidenceQuery, 'town' | 'squad' | 'place' | 'verified'>;

/** The address of the records behind a figure, under the filter that the reader has before the eyes. */
export function evidenceHref(figure: EvidenceFigure, query: BoardQuery, part: EvidencePart = {}): string {
  const { from, to, town, squad } = query;
  return `/office/evidence?${toSearch({ figure, from, to, town, squad, ...part })}`;
}
