import { sql } from 'kysely';
import { ok } from '../../domain/kernel/result.ts';
import { publicRoute, type Route } from './route.ts';
import type { Shared } from './services.ts';

/**
 * Routes under every host name, for load balancers and monitoring. They report the server, its database and its disk.
 */
export function healthRoutes({ platform, disk, log }: Shared): readonly Route[] {
  const isReady = async (): Promise<boolean> => {
    try {
      await sql`SELECT 1`.execute(platform.db);
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
        const [database, state] = [await isReady(), await disk.state()];
        const isWell = database && state !== 'full';
        return ok({ body: { live: true, database, disk: state }, status: isWell ? 200 : 503 });
      },
    }),
  ];
}
