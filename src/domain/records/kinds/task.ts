import { yearOf } from '../../kernel/day.ts';
import { planning } from '../../kernel/role.ts';
import { answersYear } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';
import { growthStages } from './patrol.ts';

/**
 * 任务: a place that a squad, or one of its members, is asked to reach by a day. It is done once the squad has a record of
 * such work at the place, from the day on which it was given; that is computed (`domain/coverage/task.ts`) and never
 * stored. It travels with the answers to events, which the squad and the desk have.
 */
export const task = defineKind({
  name: 'task',
  schema: 1,
  family: 'reference',
  fields: {
    /** The kind of record that does it; `any` is every work with a place. */
    work: {
      type: 'choice',
      options: ['any', 'leaflet', 'visit', 'event', 'patrol', 'pledge', 'survey', 'broadcast', 'sign'],
      required: true,
    },
    /** The growth stage that a patrol is to see. */
    stage: { type: 'choice', options: growthStages },
    place: { type: 'reference', to: 'place', required: true },
    squad: { type: 'reference', to: 'squad', required: true },
    member: { type: 'reference', to: 'member' },
    /** The day on which it was given. */
    from: { type: 'day', ahead: true, required: true },
    due: { type: 'day', ahead: true, required: true },
    campaign: { type: 'reference', to: 'campaign' },
    note: { type: 'text', max: 200 },
  },
  headline: 'due',
  group: 'squad',
  binds: [],
  write: planning,
  scope: ({ squad, due }) => answersYear(squad, yearOf(due)),
  figures: {},
  contributions: () => [],
  check({ work, stage, from, due }) {
    if (due < from) return { code: 'inconsistent', field: 'due', limit: from };
    return stage && work !== 'patrol' ? { code: 'inconsistent', field: 'stage' } : undefined;
  },
});
