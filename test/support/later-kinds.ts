import { fieldWork, organizerWork } from '../../src/domain/kernel/role.ts';
import { defineKind, type Kind } from '../../src/domain/records/kind.ts';
import {
  activityContributions,
  activityFields,
  activityFigures,
  activityScope,
} from '../../src/domain/records/kinds/activity.ts';
import { kinds } from '../../src/domain/records/kinds/registry.ts';

/** 竞赛系列 of a later release: what field work can belong to. */
const series = defineKind({
  name: 'series',
  schema: 1,
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    town: { type: 'reference', to: 'place' },
  },
  headline: 'name',
  group: 'town',
  write: organizerWork,
  scope: () => 'district',
  figures: {},
  contributions: () => [],
});

/** 知识竞赛 of a later release: field work with two figures that belongs to a series. */
const quiz = defineKind({
  name: 'quiz',
  schema: 1,
  family: 'activity',
  fields: {
    ...activityFields,
    series: { type: 'reference', to: 'series' },
    entered: { type: 'count', min: 1, max: 5_000, unit: 'attendance', required: true, steps: true },
    passed: { type: 'count', min: 0, max: 5_000, unit: 'attendance' },
  },
  headline: 'entered',
  write: fieldWork,
  scope: activityScope,
  figures: { 'quiz.entered': 'attendance', 'quiz.passed': 'attendance', ...activityFigures },
  contributions: (v) => activityContributions(v, ['quiz.entered', v.entered], ['quiz.passed', v.passed]),
  check: ({ entered, passed }) =>
    (passed ?? 0) > entered ? { code: 'inconsistent', field: 'passed', limit: entered } : undefined,
});

export const laterKinds = { series, quiz };

/** The registry as later releases extend it. */
const registry = kinds as Record<string, Pick<Kind, 'name'>>;

/** From here on this process is of a release that knows two kinds more. */
export function learnKinds(): void {
  Object.assign(registry, laterKinds);
}

export function forgetKinds(): void {
  for (const name of Object.keys(laterKinds)) delete registry[name];
}
