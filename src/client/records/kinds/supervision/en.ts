import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Supervision visit',
  fields: {
    ...activity.fields,
    visited: 'Visit to',
    body: 'Unit visited',
    found: 'Findings',
    follow: 'To be put right',
    followBy: 'By',
  },
  options: { visited: { town: 'Town', department: 'Department or unit', school: 'School', venue: 'Venue' } },
  figures: { ...activity.figures, 'supervise.visits': 'Supervision visits' },
} satisfies EnglishKind<'supervision'>;
