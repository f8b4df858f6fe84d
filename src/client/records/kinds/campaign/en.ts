import { settings } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Campaign',
  fields: {
    name: 'Name',
    occasion: 'Occasion',
    from: 'First day',
    to: 'Last day',
    setting: 'Setting',
    host: 'Host',
    units: 'Member units',
    events: 'Target: events',
    copies: 'Target: leaflets handed out',
    attendance: 'Target: attendances',
    targets: 'Further targets',
    points: 'Talking points',
  },
  options: {
    occasion: {
      month: 'Anti-drug publicity month',
      law: 'Anniversary of the Anti-Drug Law (1 June)',
      humen: 'Anniversary of Humen (3 June)',
      international: 'International day against drugs (26 June)',
      other: 'Other',
    },
    setting: settings,
  },
  figures: {},
} satisfies EnglishKind<'campaign'>;
