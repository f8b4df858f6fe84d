import type { EnglishKind } from '../types.ts';

export default {
  name: 'Programme',
  fields: { name: 'Name', from: 'First day', to: 'Last day', stages: 'Stages' },
  options: {},
  figures: {},
} satisfies EnglishKind<'programme'>;
