import { err, ok } from '../../domain/kernel/result.ts';
import { CoverageQuery } from '../../protocol/coverage/coverage.ts';
import { AreaChoice, MAX_MAP_BYTES, MapSchema } from '../../protocol/coverage/map.ts';
import { answerOf, memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { BY_HAND, USUAL } from '../platform/http/limits.ts';
import { readCoverage } from './coverage.ts';
import { chooseArea, loadMap, readMap, removeMap } from './map.ts';

/** Routes of the places that work reached, for the office and organizers, and of the office's map of them. */
export function coverageRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
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
    memberRoute({
      method: 'GET',
      path: '/api/office/map',
      action: 'places.manage',
      limit: USUAL,
      handle: async () => ok({ body: await readMap(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/map',
      action: 'places.manage',
      limit: BY_HAND,
      bodyLimit: MAX_MAP_BYTES,
      input: MapSchema,
      handle: async ({ actor, input }) => ok({ body: await loadMap(context, actor.member, input) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/map/choice',
      action: 'places.manage',
      limit: BY_HAND,
      input: AreaChoice,
      async handle({ actor, input }) {
        const chosen = await chooseArea(context, actor.member, input);
        return answerOf(chosen.ok ? chosen : err({ code: chosen.error }));
      },
    }),
    memberRoute({
      method: 'DELETE',
      path: '/api/office/map',
      action: 'places.manage',
      limit: BY_HAND,
      async handle({ actor }) {
        await removeMap(context, actor.member);
        return ok({});
      },
    }),
  ];
}
