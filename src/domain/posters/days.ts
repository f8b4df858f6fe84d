import { type Day, daysBetween, yearOf } from '../kernel/day.ts';

/** A day of the year that publicity prepares for. */
export interface PublicityDay {
  readonly id: 'law' | 'humen' | 'international';
  /** MM-DD. */
  readonly on: string;
  readonly name: string;
}

export type PublicityDayId = PublicityDay['id'];

/** The days prepared for, in the order of the year. */
export const publicityDays: readonly PublicityDay[] = [
  { id: 'law', on: '06-01', name: '《禁毒法》施行的日子' },
  { id: 'humen', on: '06-03', name: '虎门销烟纪念日' },
  { id: 'international', on: '06-26', name: '国际禁毒日' },
];

/** Writes 06-26 as 6·26. */
export const figureOfDay = ({ on }: PublicityDay): string => on.split('-').map(Number).join('·');

/** Days before a publicity day on which the office is reminded: time to print and to hang up. */
export const REMIND_DAYS = 30;

export interface NearDay {
  readonly day: PublicityDay;
  readonly date: Day;
  /** Days until then; 0 on the day itself. */
  readonly left: number;
}

/** Lists the publicity days of the coming thirty days, the nearest first. */
export const nearDays = (today: Day): readonly NearDay[] =>
  publicityDays
    .map((day) => ({ day, date: `${yearOf(today)}-${day.on}` }))
    .map(({ day, date }) => ({ day, date, left: daysBetween(today, date) }))
    .filter(({ left }) => left >= 0 && left <= REMIND_DAYS);
