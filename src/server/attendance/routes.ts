import { ok } from '../../domain/kernel/result.ts';
import { PresenceQuery } from '../../protocol/attendance/desk.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { USUAL } from '../platform/http/limits.ts';
import { deskPresence } from './desk.ts';
import { ownPresence } from './mine.ts';

/** Routes of 到场登记: what a member's own claims count for, and what the desk looks at. */
export const attendanceRoutes = ({ context }: Pick<Services, 'context'>): readonly Route[] => [
  memberRoute({
    method: 'GET',
    path: '/api/attendance/mine',
    action: 'sync',
    limit: USUAL,
    handle: async ({ actor }) => ok({ body: await ownPresence(context, actor) }),
  }),
  memberRoute({
    method: 'GET',
    path: '/api/office/presence',
    action: 'figures.read',
    limit: USUAL,
    input: PresenceQuery,
    handle: async ({ input }) => ok({ body: await deskPresence(context, input) }),
  }),
];
