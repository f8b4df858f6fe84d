import type { EnglishKind } from '../types.ts';

export default {
  name: 'Member',
  fields: {
    name: 'Name',
    number: 'Volunteer number',
    phone: 'Phone',
    role: 'Role',
    squad: 'Squad',
    duty: 'On paid duty',
  },
  options: {
    role: {
      volunteer: 'Volunteer',
      leader: 'Squad leader',
      organizer: 'Event organizer',
      officer: 'Office staff',
      administrator: 'Administrator',
    },
  },
  figures: {},
} satisfies EnglishKind<'member'>;
