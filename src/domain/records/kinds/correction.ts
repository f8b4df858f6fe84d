import { everyMember } from '../../kernel/role.ts';
import { rosterScope } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';

/**
 * 更正申请: a member's objection to what is recorded of an event, with its answer (民政部令67号 §13). Neither is changed
 * afterwards. It is read by whoever reads the roster of the squad, so squad-mates do not see it.
 */
export const correction = defineKind({
  name: 'correction',
  schema: 1,
  family: 'reference',
  fields: {
    claim: { type: 'reference', to: 'attendance', early: true },
    event: { type: 'reference', to: 'event', required: true, early: true },
    member: { type: 'reference', to: 'member', required: true },
    squad: { type: 'reference', to: 'squad' },
    ask: { type: 'text', max: 200, required: true },
    outcome: { type: 'choice', options: ['yes', 'no'] },
    reply: { type: 'text', max: 200 },
    answeredBy: { type: 'reference', to: 'member' },
  },
  headline: 'member',
  group: 'event',
  binds: [],
  write: everyMember,
  scope: ({ squad }) => rosterScope(squad),
  figures: {},
  contributions: () => [],
  check: ({ outcome, reply }) => (outcome && !reply ? { code: 'required', field: 'reply' } : undefined),
});
