import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Pledges',
  fields: { ...activity.fields, signed: 'Signed', asked: 'Asked', level: 'Level' },
  options: {
    level: {
      household: 'Household',
      group: 'Village group',
      village: 'Village',
      town: 'Town',
      unit: 'Department or unit',
      medical: 'Medical unit',
      venue: 'Venue or hotel',
    },
  },
  figures: {
    ...activity.figures,
    'pledge.signed': 'Pledges signed',
    'pledge.asked': 'Pledges asked for',
    'pledge.units': 'Pledges of units',
    'pledge.villages': 'Pledges of villages',
    'pledge.medical': 'Medical pledges',
    'pledge.venues': 'Pledges of venues',
  },
} satisfies EnglishKind<'pledge'>;
