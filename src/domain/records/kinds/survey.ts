import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/**
 * 知晓率调查: how many people were asked and how many knew. Self-tests, and pupils, have their own figures and never enter
 * the rate of the public.
 */
export const survey = defineKind({
  name: 'survey',
  schema: 3,
  steps: [{}, {}],
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
    audience: { type: 'choice', options: ['public', 'pupils'] },
    /** The name of the set of questions. */
    questions: { type: 'text', max: 60 },
    passRule: { type: 'text', max: 60 },
    /** The version of the set, if people were asked with it on a phone. */
    version: { type: 'text', max: 12, filled: true },
    /** How many people answered each question right, such as `8,7,10`. */
    right: { type: 'text', max: 200, filled: true, pattern: /^\d{1,5}(,\d{1,5})*$/ },
  },
  headline: 'asked',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'survey.asked': 'attendance',
    'survey.passed': 'attendance',
    'survey.selfAsked': 'attendance',
    'survey.selfPassed': 'attendance',
    'survey.pupilsAsked': 'attendance',
    'survey.pupilsPassed': 'attendance',
    ...activityFigures,
  },
  contributions: (v) => {
    if (v.mode === 'selfTest') {
      return activityContributions(v, ['survey.selfAsked', v.asked], ['survey.selfPassed', v.passed]);
    }
    return v.audience === 'pupils'
      ? activityContributions(v, ['survey.pupilsAsked', v.asked], ['survey.pupilsPassed', v.passed])
      : activityContributions(v, ['survey.asked', v.asked], ['survey.passed', v.passed]);
  },
  check: ({ asked, passed }) => (passed > asked ? { code: 'inconsistent', field: 'passed', limit: asked } : undefined),
});
