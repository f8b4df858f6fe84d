import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Tip line',
  fields: {
    date: activity.fields.date,
    squad: activity.fields.squad,
    member: activity.fields.member,
    hours: activity.fields.hours,
    calls: 'Calls taken',
    leads: 'Of these, with a lead',
  },
  options: {},
  figures: { ...activity.figures, 'tip.call': 'Tip-line calls', 'tip.lead': 'Tips received' },
} satisfies EnglishKind<'tipline'>;
