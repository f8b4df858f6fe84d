import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Patrol',
  fields: { ...activity.fields, area: 'Area looked over (mu)', stage: 'Growth stage' },
  options: { stage: { sowing: 'Sowing', seedling: 'Seedling', flowering: 'Flowering', fruiting: 'Fruiting' } },
  figures: { ...activity.figures, 'patrol.held': 'Patrols', 'patrol.area': 'Area patrolled' },
} satisfies EnglishKind<'patrol'>;
