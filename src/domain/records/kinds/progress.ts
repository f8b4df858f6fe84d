import { type Id, pairedId } from '../../kernel/id.ts';
import { organizerWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';

/** The id of the one record of a unit's progress with a task. */
export const progressId = (task: Id, unit: Id): Id => pairedId(task, unit);

/**
 * 任务进展: how far a unit is with a task, as somebody reports it with a source. Without `state` it only sets the unit's
 * own goal, where records tell the rest. Two editors make one conflict, never two records.
 */
export const progress = defineKind({
  name: 'progress',
  schema: 1,
  family: 'reference',
  fields: {
    task: { type: 'reference', to: 'programmeTask', required: true },
    unit: { type: 'reference', to: 'programmeUnit', required: true },
    state: { type: 'choice', options: ['done', 'partly', 'open', 'notApplicable'] },
    done: { type: 'decimal', min: 0, max: 10_000_000 },
    /** Of how many; in a task with a figure the unit's own goal. */
    all: { type: 'decimal', min: 0, max: 10_000_000 },
    /** The person or department that reported it. */
    who: { type: 'text', max: 60, reads: 'name' },
    document: { type: 'text', max: 120 },
    dated: { type: 'day' },
    note: { type: 'text', max: 500, lines: 'many' },
  },
  headline: 'state',
  binds: [],
  joint: true,
  write: organizerWork,
  scope: () => 'office',
  figures: {},
  contributions: () => [],
  check({ state, done, all, who }) {
    if (typeof done === 'number' && typeof all === 'number' && done > all)
      return { code: 'inconsistent', field: 'done', limit: all };
    return (state === 'done' || state === 'partly') && !who?.trim() ? { code: 'required', field: 'who' } : undefined;
  },
  checkReferred: ({ task, unit }, id) =>
    id === progressId(task, unit) ? undefined : { code: 'inconsistent', field: 'unit' },
});
