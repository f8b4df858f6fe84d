import task from '../task/en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Programme task',
  fields: {
    programme: 'Programme',
    name: 'Task',
    stage: 'Stage',
    due: 'Deadline',
    units: 'Responsible units',
    figure: 'Figure',
    goal: 'Goal of each unit',
    form: 'Places to reach',
    work: 'Work',
  },
  options: {
    form: { town: 'Towns', village: 'Villages', group: 'Village groups', school: 'Schools', venue: 'Venues' },
    work: task.options.work,
  },
  figures: {},
} satisfies EnglishKind<'programmeTask'>;
