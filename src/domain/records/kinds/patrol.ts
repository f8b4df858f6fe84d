import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** The stages of growth in which a patrol sees the ground: sown, sprouted, in flower, with capsules. */
export const growthStages = ['sowing', 'seedling', 'flowering', 'fruiting'] as const;

/** 踏查: ground searched for illegal poppy and hemp. A find is not recorded here: it is reported as a sealed tip. */
export const patrol = defineKind({
  name: 'patrol',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    area: {
      type: 'decimal',
      min: 0.1,
      max: 100_000,
      unit: 'mu',
      required: true,
    },
    stage: { type: 'choice', options: growthStages },
  },
  headline: 'area',
  write: fieldWork,
  scope: activityScope,
  figures: { 'patrol.held': 'time', 'patrol.area': 'mu', ...activityFigures },
  contributions: (v) => activityContributions(v, ['patrol.held', 1], ['patrol.area', v.area]),
});
