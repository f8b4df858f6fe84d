import type { KindWords } from '../types.ts';

export default {
  name: 'Programme',
  fields: { name: 'Name', from: 'First day', to: 'Last day', stages: 'Stages' },
  options: {},
  figures: {},
} satisfies KindWords<'programme'>;
