import type { EnglishKind } from '../types.ts';

export default {
  name: 'Explanation',
  fields: {
    check: 'Check',
    subject: 'Asked about',
    version: 'State when asked',
    squad: 'Squad',
    answer: 'Answer',
    reason: 'Explanation',
  },
  options: { answer: { fixed: 'Corrected', true: 'True', unclear: 'Not clear' } },
  figures: {},
} satisfies EnglishKind<'explanation'>;
