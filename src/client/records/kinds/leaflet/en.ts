import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Leaflets',
  fields: {
    ...activity.fields,
    material: 'Material',
    quantity: 'Quantity',
    event: 'Part of event',
    inspection: 'During a joint inspection',
    batch: 'Batch',
    from: 'Taken from',
  },
  options: { from: { hand: 'The member', squad: 'The squad' } },
  figures: {
    ...activity.figures,
    'leaflet.distributed': 'Leaflets handed out',
    'inspect.leaflets': 'Leaflets at inspections',
  },
} satisfies EnglishKind<'leaflet'>;
