import type { Day } from '../../../../domain/kernel/day.ts';
import { type Id, isId } from '../../../../domain/kernel/id.ts';
import { type Period, periodBetween, periodOf } from '../../../../domain/kernel/period.ts';
import { placeForms } from '../../../../domain/records/kinds/place.ts';
import { kinds } from '../../../../domain/records/kinds/registry.ts';

type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

export const views = ['places', 'map', 'stages', 'tasks'] as const;
export const periods = ['month', 'year', 'campaign', 'custom'] as const;
export const taskViews = ['open', 'done', 'all'] as const;

const { work: works, stage: stages } = kinds.task.fields;

/** Returns the text if it is one of some words, otherwise the first of them. */
const oneOf = <const T extends string>(words: readonly [T, ...T[]], text: unknown): T =>
  words.find((word) => word === text) ?? words[0];

/** The filters in the address of the page, so that a link shows the same to everyone. */
export interface CoverageFilter {
  readonly view: (typeof views)[number];
  readonly period: (typeof periods)[number];
  readonly work: (typeof works.options)[number];
  /** Of patrols alone. */
  readonly stage: (typeof stages.options)[number] | undefined;
  readonly town: Id | undefined;
  readonly form: (typeof placeForms)[number];
  readonly show: 'all' | 'none';
  readonly state: (typeof taskViews)[number];
  /** The task that is open in its dialog. */
  readonly task: Id | undefined;
}

/** Reads the address; whatever is not understood is left out. */
export function coverageFilter(address: Address): CoverageFilter {
  const id = (value: unknown) => (isId(value) ? value : undefined);
  const work = oneOf(works.options, address.work);
  return {
    view: oneOf(views, address.view),
    period: periods.find((period) => period === address.period) ?? 'year',
    work,
    stage: work === 'patrol' ? stages.options.find((stage) => stage === address.stage) : undefined,
    town: id(address.town),
    form: placeForms.find((form) => form === address.form) ?? 'village',
    show: oneOf(['all', 'none'], address.show),
    state: oneOf(taskViews, address.state),
    task: id(address.task),
  };
}

/** Returns the period of the address; undefined if its own days are missing or in the wrong order. */
export function coveragePeriod(address: Address, today: Day): Period | undefined {
  const { period } = coverageFilter(address);
  return period === 'custom' ? periodBetween(address.from, address.to) : periodOf(period, today);
}
