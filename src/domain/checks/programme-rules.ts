import { deadlinesOutside, type Programme, type ProgrammeTask } from '../programme/plan.ts';
import type { Finding } from './question.ts';

/** Finds tasks whose deadline lies outside their stage (X13), as after a stage was moved. */
export const deadlineOutside = (programme: Programme, tasks: readonly ProgrammeTask[]): Finding[] =>
  deadlinesOutside(programme, tasks).map(({ task, stage }) => ({
    ...{ code: 'deadline_outside', subject: task.id, squad: null, records: [task.id], count: 1 },
    values: { task: task.id, day: task.due, from: stage.from ?? '', to: stage.to ?? '' },
  }));
