import type { KindWords } from '../types.ts';

export default {
  name: 'Place',
  fields: {
    name: 'Name',
    form: 'Type',
    parent: 'Within',
    households: 'Households',
    pupils: 'Pupils',
    code: 'Division code',
  },
  options: { form: { town: 'Town', village: 'Village', group: 'Village group', school: 'School', venue: 'Venue' } },
  figures: {},
} satisfies KindWords<'place'>;
