import { ok } from '../../domain/kernel/result.ts';
import { CoverageQuery } from '../../protocol/coverage/coverage.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { USUAL } from '../platform/http/limits.ts';
import { readCoverage } from './coverage.ts';

/** Routes of the places that work reached, for the office and organizers. */
export function coverageRoutes({ context }: Services): readonly Route[] {
  return [
    memberRoute({
      method: 'GET',
      path: '/api/office/coverage',
      action: 'figures.read',
      limit: USUAL,
      input: CoverageQuery,
      async handle({ input }) {
        return ok({ body: await readCoverage(context, input) });
      },
    }),
  ];
}
