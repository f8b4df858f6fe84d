import type { EnglishKind } from '../types.ts';

export default {
  name: 'Presence',
  fields: {
    event: 'Event',
    member: 'Member',
    squad: 'Squad',
    date: 'Date',
    way: 'Noted by',
    proof: 'Code scanned or typed',
    from: 'Arrived',
    until: 'Left',
    duty: 'On paid duty',
    reason: 'Reason for the later entry',
    ruling: 'Checked',
    ruledBy: 'Checked by',
    because: 'Reason',
  },
  options: {
    way: { code: 'Code scanned', typed: 'Code typed', leader: 'Leader', later: 'Later entry' },
    reason: {
      paper: 'On the paper list',
      phone: 'No phone, or battery empty',
      missed: 'Missed at the time',
      correction: 'Correction was right',
    },
    ruling: { yes: 'Was there', no: 'Was not there' },
  },
  figures: {},
} satisfies EnglishKind<'attendance'>;
