import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Broadcast',
  fields: { ...activity.fields, channel: 'Channel', quantity: 'Quantity' },
  options: { channel: { film: 'Television film', online: 'Online item', screen: 'Screen or loudspeaker' } },
  figures: {
    ...activity.figures,
    'broadcast.film': 'Television films',
    'broadcast.online': 'Online items',
    'broadcast.screen': 'Screens and loudspeakers',
  },
} satisfies EnglishKind<'broadcast'>;
