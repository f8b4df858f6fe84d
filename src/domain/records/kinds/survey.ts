import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 知晓率调查: how many people were asked and how many knew. Self-tests have their own figures and never enter the rate. */
export const survey = defineKind({
  name: 'survey',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    asked: {
      type: 'count',
      min: 1,
      max: 20_000,
      unit: 'attendance',
      required: true,
      steps: true,
    },
    passed: {
      type: 'count',
      min: 0,
      max: 20_000,
      unit: 'attendance',
      required: true,
    },
    mode: {
      type: 'choice',
      options: ['interview', 'paper', 'phone', 'selfTest'],
    },
    questions: { type: 'text', max: 60 },
    passRule: { type: 'text', max: 60 },
  },
  headline: 'asked',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'survey.asked': 'attendance',
    'survey.passed': 'attendance',
    'survey.selfAsked': 'attendance',
    'survey.selfPassed': 'attendance',
    ...activityFigures,
  },
  contributions: (v) =>
    v.mode === 'selfTest'
      ? activityContributions(v, ['survey.selfAsked', v.asked], ['survey.selfPassed', v.passed])
      : activityContributions(v, ['survey.asked', v.asked], ['survey.passed', v.passed]),
  check: ({ asked, passed }) => (passed > asked ? { code: 'inconsistent', field: 'passed', limit: asked } : undefined),
});
