import type { EnglishKind } from '../types.ts';

export default {
  name: 'Squad',
  fields: { name: 'Name', town: 'Town' },
  options: {},
  figures: {},
} satisfies EnglishKind<'squad'>;
