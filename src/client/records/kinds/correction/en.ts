import type { EnglishKind } from '../types.ts';

export default {
  name: 'Request for correction',
  fields: {
    claim: 'Presence',
    event: 'Event',
    member: 'Member',
    squad: 'Squad',
    ask: 'What is wrong',
    outcome: 'Answer',
    reply: 'Explanation',
    answeredBy: 'Answered by',
  },
  options: { outcome: { yes: 'Right, corrected', no: 'Not corrected' } },
  figures: {},
} satisfies EnglishKind<'correction'>;
