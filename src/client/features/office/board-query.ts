import { type Day, isDay } from '../../../domain/day.ts';
import { type Figure, isFigure } from '../../../domain/figure.ts';
import { type Id, isId } from '../../../domain/id.ts';
import { type Period, type PeriodName, periodNames, periodOf } from '../../../domain/period.ts';
import type { BoardQuery, EvidenceQuery } from '../../../protocol/office.ts';
import { toSearch } from '../../state/office-client.ts';

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

/** What the evidence page is to ask; undefined where the address is wrong. */
export function evidenceQuery(address: Address): EvidenceQuery | undefined {
  const [figure, from, to, verified] = ['figure', 'from', 'to', 'verified'].map((key) => one(address, key));
  if (!isFigure(figure) || !isDay(from) || !isDay(to) || from > to) return undefined;
  const only = verified === 'yes' || verified === 'no' ? { verified } : {};
  return { figure, from, to, ...filterIn(address), ...only } as EvidenceQuery;
}

/** The address of the records behind a figure, under the filter that the reader has before the eyes. */
export const evidenceHref = (figure: Figure, query: BoardQuery): string =>
  `/office/evidence?${toSearch({ figure, from: query.from, to: query.to, town: query.town, squad: query.squad })}`;
