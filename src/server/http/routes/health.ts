import { sql } from 'kysely';
import { ok } from '../../../domain/result.ts';
import { publicRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

/** For load balancers and whoever watches: is the server up, and does its database answer? */
export function healthRoutes({ context, log }: Services): readonly Route[] {
  const isReady = async (): Promise<boolean> => {
    try {
      await sql`SELECT 1`.execute(context.db);
      return true;
    } catch (thrown) {
      log.warn({ err: thrown }, 'the database does not answer');
      return false;
    }
  };
  return [
    publicRoute({
      method: 'GET',
      path: '/api/health',
      action: 'public.read',
      limit: { anHour: 36_000, atOnce: 64 },
      async handle() {
        const database = await isReady();
        return ok({ body: { live: true, database }, status: database ? 200 : 503 });
      },
    }),
  ];
}
