import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 发放资料: printed material handed out. */
export const leaflet = defineKind({
  name: 'leaflet',
  schema: 1,
  family: 'activity',
  fields: {
    ...activityFields,
    material: { type: 'reference', to: 'material' },
    quantity: {
      type: 'count',
      min: 1,
      max: 20_000,
      unit: 'copy',
      required: true,
      steps: true,
    },
    event: { type: 'reference', to: 'event' },
  },
  headline: 'quantity',
  write: fieldWork,
  scope: activityScope,
  figures: { 'leaflet.distributed': 'copy', ...activityFigures },
  contributions: (v) => activityContributions(v, ['leaflet.distributed', v.quantity]),
});
