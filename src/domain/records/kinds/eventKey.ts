import { yearOf } from '../../kernel/day.ts';
import { planning } from '../../kernel/role.ts';
import { keysYear } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';

/**
 * 到场登记密钥: the secret of the codes that one phone shows for an event, made when it begins to show them. `date` is
 * the event's day. Volunteers' phones never hold one (`domain/attendance/code.ts`).
 */
export const eventKey = defineKind({
  name: 'eventKey',
  schema: 1,
  family: 'reference',
  fields: {
    event: { type: 'reference', to: 'event', required: true },
    squad: { type: 'reference', to: 'squad' },
    date: { type: 'day', ahead: true, required: true },
    /** 256 random bits in hexadecimal. */
    secret: { type: 'text', max: 64, pattern: /^[0-9a-f]{64}$/, required: true },
  },
  headline: 'event',
  group: 'event',
  binds: [],
  write: planning,
  scope: ({ date }) => keysYear(yearOf(date)),
  figures: {},
  contributions: () => [],
});
