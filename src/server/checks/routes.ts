import { ok } from '../../domain/kernel/result.ts';
import { ChecksQuery } from '../../protocol/checks/checks.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { makeGate } from '../platform/http/gate.ts';
import { BY_HAND } from '../platform/http/limits.ts';
import { readChecks } from './questions.ts';

/** Routes of the questions about records: for leaders those of their squad, for organizers and the office all. */
export function checkRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  // One year of records at a time in a district, whoever asks; a request without a body waits with no weight.
  const gate = makeGate({ atOnce: 1, waiting: 0 });
  return [
    memberRoute({
      method: 'GET',
      path: '/api/checks',
      action: 'checks.read',
      // Each answer reads a year of records.
      limit: { ...BY_HAND, atOnce: 2 },
      gate,
      input: ChecksQuery,
      handle: async ({ actor, input }) => ok({ body: await readChecks(context, actor, input) }),
    }),
  ];
}
