import type { EnglishKind } from '../types.ts';

export default {
  name: 'Place',
  fields: {
    name: 'Name',
    form: 'Type',
    parent: 'Within',
    households: 'Households',
    population: 'Population',
    pupils: 'Pupils',
    level: 'Level',
    venue: 'Type of venue',
    code: 'Division code',
  },
  options: {
    form: { town: 'Town', village: 'Village', group: 'Village group', school: 'School', venue: 'Venue' },
    level: {
      kindergarten: 'Kindergarten',
      primary: 'Primary school',
      nineYear: 'School of nine years',
      junior: 'Junior middle school',
      senior: 'Senior or complete middle school',
      vocational: 'Vocational school',
      special: 'Special school',
    },
    venue: {
      hospital: 'Hospital',
      clinic: 'Clinic',
      pharmacy: 'Pharmacy',
      internet: 'Internet café',
      entertainment: 'Karaoke and entertainment',
      hotel: 'Hotel or inn',
      courier: 'Courier',
      market: 'Market or square',
      other: 'Other',
    },
  },
  figures: {},
} satisfies EnglishKind<'place'>;
