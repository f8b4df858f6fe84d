import { organizerWork } from '../../kernel/role.ts';
import { rosterScope } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';

/**
 * 核对说明: an answer to a question about records that do not fit together (`domain/checks`). It names the state that was
 * asked about, so that a changed record is asked about again. Leaders answer for their squad, the office for all.
 */
export const explanation = defineKind({
  name: 'explanation',
  schema: 1,
  family: 'reference',
  fields: {
    /** The rule; one of a later release is kept. */
    check: { type: 'text', max: 60, required: true, pattern: /^[a-z]+(?:_[a-z]+)*$/ },
    subject: { type: 'text', max: 200, required: true },
    version: { type: 'text', max: 200, required: true },
    squad: { type: 'reference', to: 'squad' },
    answer: { type: 'choice', options: ['fixed', 'true', 'unclear'], required: true },
    reason: { type: 'text', max: 200, lines: 'many' },
  },
  headline: 'answer',
  group: 'squad',
  binds: [],
  write: { ...organizerWork, leader: 'squad' },
  scope: ({ squad }) => (squad ? rosterScope(squad) : 'office'),
  figures: {},
  contributions: () => [],
  check: ({ answer, reason }) =>
    answer === 'true' && !reason?.trim() ? { code: 'required', field: 'reason' } : undefined,
});
