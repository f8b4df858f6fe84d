import { yearOf } from '../../kernel/day.ts';
import { fieldWork, planning } from '../../kernel/role.ts';
import { eventsYear } from '../../kernel/scope.ts';
import type { FieldSpecs } from '../field.ts';
import { defineKind, phases } from '../kind.ts';
import { readRoles } from '../roles.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 六进: the six settings that prevention work reaches. */
export const settings = ['school', 'community', 'family', 'workplace', 'venue', 'village'] as const;

/** Fields of planned events only; the form for logging an event leaves them out. */
const planFields = {
  status: { type: 'choice', options: phases },
  starts: { type: 'time' },
  ends: { type: 'time' },
  host: { type: 'text', max: 60 },
  contact: { type: 'text', max: 60 },
  audience: { type: 'text', max: 60 },
  materials: { type: 'text', max: 200 },
  /** People needed; further ones wait. */
  people: { type: 'count', min: 1, max: 1_000, unit: 'person' },
  /** People needed by role, one a line. */
  roles: { type: 'text', max: 200, lines: 'many' },
  /** Squads that are asked to come, beside the event's own. */
  invited: { type: 'list', to: 'squad', max: 20 },
  /** Anybody may come; such events may be shown without signing in. */
  public: { type: 'flag' },
  /** Recruiting must state the risks (志愿服务条例 §12). */
  risks: { type: 'text', max: 200 },
  /** Accident insurance is bought before dangerous service (志愿服务条例 §17). */
  insured: { type: 'flag' },
  /** When it really ended; service counts no later than this. */
  finished: { type: 'time' },
  /** Volunteers counted on the spot at closing. */
  present: { type: 'count', min: 0, max: 1_000, unit: 'person' },
  /** The people in the photos agreed to be shown. */
  consent: { type: 'flag' },
  cancelled: { type: 'text', max: 200 },
} as const satisfies FieldSpecs;

/**
 * 活动: an event, one record from plan to closing. Closing fills in the counts, so two closings are a conflict and never
 * a sum. Planned events are in a scope that every member reads; those logged afterwards stay with their squad.
 */
export const event = defineKind({
  name: 'event',
  schema: 3,
  steps: [{}, {}],
  family: 'activity',
  fields: {
    ...activityFields,
    title: { type: 'text', max: 60, required: true },
    form: {
      type: 'choice',
      options: [
        'exhibition',
        'lecture',
        'quiz',
        'speech',
        'class',
        'film',
        'pictures',
        'consultation',
        'household',
        'signature',
        'other',
      ],
    },
    /** The school figures come from here. */
    setting: { type: 'choice', options: settings },
    attendance: {
      type: 'count',
      min: 0,
      max: 100_000,
      unit: 'attendance',
      steps: true,
    },
    consultations: { type: 'count', min: 0, max: 100_000, unit: 'attendance' },
    ...planFields,
  },
  headline: 'title',
  write: fieldWork,
  plan: { write: planning, fields: Object.keys(planFields) },
  scope: (v) => (v.status ? eventsYear(yearOf(v.date)) : activityScope(v)),
  figures: {
    'event.held': 'session',
    'event.school': 'session',
    'event.attendance': 'attendance',
    'event.consultation': 'attendance',
    ...activityFigures,
  },
  contributions: (v) =>
    activityContributions(
      v,
      ['event.held', 1],
      ['event.school', v.setting === 'school' ? 1 : 0],
      ['event.attendance', v.attendance],
      ['event.consultation', v.consultations],
    ),
  check({ status, risks, roles }) {
    if (status === 'planned' && !risks?.trim()) return { code: 'required', field: 'risks' };
    return readRoles(roles ?? '') ? undefined : { code: 'bad_text', field: 'roles' };
  },
});
