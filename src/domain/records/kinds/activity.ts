import { type Day, yearOf } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import { type Scope, squadYear } from '../../kernel/scope.ts';
import { MAX_PHOTOS } from '../../photos/photo.ts';
import type { FieldSpecs } from '../field.ts';
import { type Contribution, contribute, type Entry, type FigureUnits } from '../figure.ts';

/** Maximum length of a note, in characters. */
export const MAX_NOTE = 2000;

/** Hours in a day. */
const MAX_HOURS = 24;

/**
 * The fields of all field work: when, where, by whom, how long. Only the date is required; a missing value never
 * counts.
 */
export const activityFields = {
  date: { type: 'day', required: true },
  place: { type: 'reference', to: 'place' },
  squad: { type: 'reference', to: 'squad' },
  member: { type: 'reference', to: 'member' },
  /** 专项活动: the campaign that the work belongs to; that of its event, if it has one. */
  campaign: { type: 'reference', to: 'campaign' },
  hours: { type: 'decimal', min: 0, max: MAX_HOURS, unit: 'hour' },
  note: { type: 'text', max: MAX_NOTE, lines: 'many' },
  photos: { type: 'photos', max: MAX_PHOTOS },
} as const satisfies FieldSpecs;

interface ActivityValues {
  readonly date: Day;
  readonly squad?: Id | null;
  readonly hours?: number | null;
  /** Service at a planned event counts by the claims of presence alone, so that no hour counts twice. */
  readonly event?: Id | null;
  readonly status?: string | null;
}

/** Puts work in its squad's scope of the year, and the office's own work in the office's scope. */
export const activityScope = ({ date, squad }: ActivityValues): Scope =>
  squad ? squadYear(squad, yearOf(date)) : 'office';

/** Figures of every activity, beside those of its kind. */
export const activityFigures = { 'service.hours': 'hour' } as const satisfies FigureUnits;

/** Returns a kind's own contributions and the hours of service, if it is not part of an event. */
export const activityContributions = <Figure extends string>(
  values: ActivityValues,
  ...entries: Entry<Figure>[]
): Contribution<Figure | 'service.hours'>[] =>
  contribute<Figure | 'service.hours'>(...entries, [
    'service.hours',
    values.event || values.status ? undefined : values.hours,
  ]);
