import { type Day, yearOf } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import { type Scope, squadYear } from '../../kernel/scope.ts';
import { MAX_PHOTOS } from '../../photos/photo.ts';
import type { FieldSpecs } from '../field.ts';
import { type Contribution, contribute, type Entry, type FigureUnits } from '../figure.ts';

/** A note is words about the work; longer texts belong into a document. */
export const MAX_NOTE = 2000;

/** More hours than a day has were not worked on it. */
const MAX_HOURS = 24;

/**
 * The fields of all field work: when, where, whose, how long. Only the date is forced: where a place or the hours are
 * not known they stay missing, and what is missing never counts.
 */
export const activityFields = {
  date: { type: 'day', required: true },
  place: { type: 'reference', to: 'place' },
  squad: { type: 'reference', to: 'squad' },
  member: { type: 'reference', to: 'member' },
  hours: { type: 'decimal', min: 0, max: MAX_HOURS, unit: 'hour' },
  note: { type: 'text', max: MAX_NOTE, lines: 'many' },
  photos: { type: 'photos', max: MAX_PHOTOS },
} as const satisfies FieldSpecs;

interface ActivityValues {
  readonly date: Day;
  readonly squad?: Id | null;
  readonly hours?: number | null;
}

/** Work lives with the squad that did it, by year; the office's own work with the office. */
export const activityScope = ({ date, squad }: ActivityValues): Scope =>
  squad ? squadYear(squad, yearOf(date)) : 'office';

/** What every activity adds to, beside the figures of its kind. */
export const activityFigures = { 'service.hours': 'hour' } as const satisfies FigureUnits;

/** A kind's own contributions and the hours, which every activity adds. */
export const activityContributions = <Figure extends string>(
  values: ActivityValues,
  ...entries: Entry<Figure>[]
): Contribution<Figure | 'service.hours'>[] =>
  contribute<Figure | 'service.hours'>(...entries, ['service.hours', values.hours]);
