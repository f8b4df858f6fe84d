import type { EnglishKind } from '../types.ts';

export default {
  name: 'Figure edit',
  fields: {
    figure: 'Figure',
    name: 'Name',
    definition: 'Definition',
    hidden: 'Hidden',
    year: 'Year of the target',
    bound: 'Target',
    target: 'Target value',
    formula: 'Formula',
  },
  options: { bound: { least: 'At least', most: 'At most', exactly: 'Exactly', none: 'None' } },
  figures: {},
} satisfies EnglishKind<'figureEdit'>;
