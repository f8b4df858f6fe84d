import { err, ok } from '../../domain/kernel/result.ts';
import { CalendarQuery } from '../../protocol/calendar/calendar.ts';
import { memberRoute, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { calendarFeed } from './feed.ts';
import { calendarState, endCalendarKey, makeCalendarKey } from './keys.ts';

/** Calendar programs of a village share an address; each asks a few times a day. Guessing 256 bits is hopeless. */
const PROGRAMS: Limit = { anHour: 600, atOnce: 8 };

/** The name of the calendar in the member's program. */
const NAME = '清源活动';

/** Routes for the address by which a calendar program follows a member's events. */
export function calendarRoutes({ context, publicUrl }: Pick<Services, 'context' | 'publicUrl'>): readonly Route[] {
  return [
    memberRoute({
      method: 'GET',
      path: '/api/calendar-key',
      action: 'session.use',
      limit: USUAL,
      handle: async ({ actor }) => ok({ body: await calendarState(context, actor.member) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/calendar-key',
      action: 'session.use',
      limit: BY_HAND,
      handle: async ({ actor }) => ok({ body: await makeCalendarKey(context, actor.member, publicUrl) }),
    }),
    memberRoute({
      method: 'DELETE',
      path: '/api/calendar-key',
      action: 'session.use',
      limit: BY_HAND,
      async handle({ actor }) {
        await endCalendarKey(context, actor.member);
        return ok({});
      },
    }),
    publicRoute({
      method: 'GET',
      path: '/api/calendar.ics',
      action: 'public.read',
      limit: PROGRAMS,
      input: CalendarQuery,
      async handle({ input }) {
        const file = await calendarFeed(context, input.key, NAME, publicUrl);
        if (file === undefined) return err({ code: 'not_found' });
        return ok({
          bytes: new TextEncoder().encode(file),
          headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' },
        });
      },
    }),
  ];
}
