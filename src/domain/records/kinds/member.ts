import { memberRoles, officeWork } from '../../kernel/role.ts';
import { rosterScope } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';

/**
 * 队员: a member of the district's roster. `number` is the volunteer number, used in place of the identity card number
 * (志愿服务条例), which is never stored.
 */
export const member = defineKind({
  name: 'member',
  schema: 2,
  steps: [{}],
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    number: { type: 'text', max: 32, pattern: /^[A-Za-z0-9-]*$/, reads: 'code' },
    phone: { type: 'text', max: 20, pattern: /^(?:\+?[0-9][0-9 -]{4,18})?$/, reads: 'phone' },
    role: { type: 'choice', options: memberRoles, required: true },
    squad: { type: 'reference', to: 'squad' },
    /** 在岗: comes to events in paid working time, unless said otherwise there. */
    duty: { type: 'flag' },
  },
  headline: 'name',
  group: 'squad',
  write: officeWork,
  scope: ({ squad }) => rosterScope(squad),
  figures: {},
  contributions: () => [],
});
