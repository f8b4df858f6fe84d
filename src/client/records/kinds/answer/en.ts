import type { EnglishKind } from '../types.ts';

export default {
  name: 'Answer to an event',
  fields: {
    event: 'Event',
    member: 'Member',
    squad: 'Squad',
    date: 'Day of the event',
    choice: 'Answer',
    role: 'Role',
  },
  options: { choice: { yes: 'Coming', no: 'Not coming', maybe: 'Not sure' } },
  figures: {},
} satisfies EnglishKind<'answer'>;
