import type { EnglishKind } from '../types.ts';

export default {
  name: 'Responsible unit',
  fields: {
    programme: 'Programme',
    name: 'Name of the unit',
    place: 'Its town',
    first: 'First person responsible',
    second: 'Second person responsible',
    liaison: 'Liaison unit',
  },
  options: {},
  figures: {},
} satisfies EnglishKind<'programmeUnit'>;
