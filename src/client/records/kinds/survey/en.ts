import { activity } from '../activity-en.ts';
import type { KindWords } from '../types.ts';

export default {
  name: 'Awareness survey',
  fields: {
    ...activity.fields,
    asked: 'People asked',
    passed: 'People aware',
    mode: 'Mode',
    questions: 'Questions',
    passRule: 'Counts as aware when',
  },
  options: { mode: { interview: 'In person', paper: 'On paper', phone: 'By phone', selfTest: 'Self-test' } },
  figures: {
    ...activity.figures,
    'survey.asked': 'Asked in surveys',
    'survey.passed': 'Aware of those asked',
    'survey.selfAsked': 'Self-tests taken',
    'survey.selfPassed': 'Self-tests passed',
  },
} satisfies KindWords<'survey'>;
