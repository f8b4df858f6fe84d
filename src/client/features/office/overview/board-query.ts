import type { Day } from '../../../../domain/kernel/day.ts';
import { type Id, isId } from '../../../../domain/kernel/id.ts';
import {
  type Period,
  type PeriodName,
  periodBetween,
  periodNames,
  periodOf,
} from '../../../../domain/kernel/period.ts';
import { occasions } from '../../../../domain/records/kinds/campaign.ts';
import { isFigure } from '../../../../domain/records/kinds/index.ts';
import { ALL_RECORDS, type BoardQuery, type EvidenceQuery, NONE } from '../../../../protocol/figures/board.ts';

/** The query parameters of an office page, so that a link shows the same to everyone. */
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

/** Reads the period from the address; this year by default. */
export function periodChoice(address: Address): PeriodChoice {
  const named = one(address, 'period');
  return named === 'custom' ? named : (periodNames.find((name) => name === named) ?? 'year');
}

/** @returns undefined if custom dates are missing or in the wrong order */
export function periodIn(address: Address, today: Day): Period | undefined {
  const choice = periodChoice(address);
  return choice === 'custom' ? periodBetween(address.from, address.to) : periodOf(choice, today);
}

/** Reads an id, or the word for records without one. */
const choiceIn = (address: Address, key: string): Id | typeof NONE | undefined =>
  one(address, key) === NONE ? NONE : idIn(address, key);

type Filter = Pick<BoardQuery, 'town' | 'squad' | 'campaign' | 'occasion'>;

/** Reads campaign and occasion from the address. */
function campaignIn(address: Address): Pick<Filter, 'campaign' | 'occasion'> {
  const campaign = choiceIn(address, 'campaign');
  const occasion = ([...occasions, NONE] as const).find((each) => each === one(address, 'occasion'));
  return { ...(campaign ? { campaign } : {}), ...(occasion ? { occasion } : {}) };
}

/** Reads town, squad, campaign and occasion from the address. */
export function filterIn(address: Address): Filter {
  const [town, squad] = [idIn(address, 'town'), idIn(address, 'squad')];
  return { ...(town ? { town } : {}), ...(squad ? { squad } : {}), ...campaignIn(address) };
}

/** Tells whether a query asks for a part of the district's work only. */
export const isPartial = ({ town, squad, campaign, occasion }: Filter): boolean =>
  [town, squad, campaign, occasion].some(Boolean);

/** Builds the board's query; undefined if the address has no valid period. */
export function boardQuery(address: Address, today: Day): BoardQuery | undefined {
  const period = periodIn(address, today);
  return period && { ...period, ...filterIn(address) };
}

/**
 * Limits a query to one month.
 * @param month as YYYY-MM
 */
export function monthOf(month: string, query: BoardQuery): BoardQuery {
  const { from, to } = periodOf('month', `${month}-01`);
  return { ...query, from: query.from > from ? query.from : from, to: query.to < to ? query.to : to };
}

/** Builds the evidence page's query; undefined if the address is not valid. */
export function evidenceQuery(address: Address): EvidenceQuery | undefined {
  const [figure, verified, choice] = ['figure', 'verified', 'choice'].map((key) => one(address, key));
  const period = periodBetween(address.from, address.to);
  if (!isFigure(figure) && figure !== ALL_RECORDS) return undefined;
  if (!period) return undefined;
  const [town, squad, place] = ['town', 'squad', 'place'].map((key) => choiceIn(address, key));
  return {
    figure,
    ...period,
    ...(town ? { town } : {}),
    ...(squad ? { squad } : {}),
    ...(place ? { place } : {}),
    ...campaignIn(address),
    ...(verified === 'yes' || verified === 'no' ? { verified } : {}),
    ...(choice !== undefined && /^[a-zA-Z]{1,40}:[a-zA-Z]{0,40}$/.test(choice) ? { choice } : {}),
  };
}

/** Names a file after its table and the period, such as 各镇-2026-01-01-2026-12-31. */
export const fileName = (title: string, { from, to }: BoardQuery): string => `${title}-${from}-${to}`;
