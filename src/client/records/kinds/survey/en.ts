import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Awareness survey',
  fields: {
    ...activity.fields,
    asked: 'People asked',
    passed: 'People aware',
    mode: 'Mode',
    audience: 'Audience',
    questions: 'Questions',
    passRule: 'Counts as aware when',
    version: 'Version of the questions',
    right: 'Right answers to each question',
  },
  options: {
    audience: { public: 'The public', pupils: 'Pupils' },
    mode: { interview: 'In person', paper: 'On paper', phone: 'By phone', selfTest: 'Self-test' },
  },
  figures: {
    ...activity.figures,
    'survey.asked': 'Asked in surveys',
    'survey.passed': 'Aware of those asked',
    'survey.selfAsked': 'Self-tests taken',
    'survey.selfPassed': 'Self-tests passed',
    'survey.pupilsAsked': 'Pupils asked in surveys',
    'survey.pupilsPassed': 'Aware of the pupils asked',
  },
} satisfies EnglishKind<'survey'>;
