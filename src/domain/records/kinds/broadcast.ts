import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

const figureOf = {
  film: 'broadcast.film',
  online: 'broadcast.online',
  screen: 'broadcast.screen',
} as const;

/** 媒体播放: films on television, items online, screens and loudspeakers. */
export const broadcast = defineKind({
  name: 'broadcast',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    channel: {
      type: 'choice',
      options: ['film', 'online', 'screen'],
      required: true,
    },
    quantity: {
      type: 'count',
      min: 1,
      max: 50_000,
      unit: 'item',
      unitBy: { field: 'channel', units: { film: 'issue', online: 'item', screen: 'item' } },
      required: true,
      steps: true,
    },
  },
  headline: 'quantity',
  write: fieldWork,
  scope: activityScope,
  figures: { 'broadcast.film': 'issue', 'broadcast.online': 'item', 'broadcast.screen': 'item', ...activityFigures },
  contributions: (v) => activityContributions(v, [figureOf[v.channel], v.quantity]),
});
