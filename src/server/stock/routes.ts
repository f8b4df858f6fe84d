import { err, ok } from '../../domain/kernel/result.ts';
import { BatchOpened, EntriesQuery, StockQuery } from '../../protocol/stock/stock.ts';
import { memberRoute, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { ANYBODY, USUAL } from '../platform/http/limits.ts';
import { readEntries } from './entries.ts';
import { makeOpenings } from './openings.ts';
import { readStock } from './stock.ts';

/** Routes of the materials' ledger, for the office and organizers; and the count of who opens a leaflet's page. */
export function stockRoutes({ context }: Services): readonly Route[] {
  const opened = makeOpenings(context);
  return [
    publicRoute({
      method: 'POST',
      path: '/api/batches/opened',
      action: 'public.read',
      limit: ANYBODY,
      input: BatchOpened,
      async handle({ input }) {
        await opened(input.batch);
        return ok({});
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/stock',
      action: 'figures.read',
      limit: USUAL,
      input: StockQuery,
      async handle({ input }) {
        return ok({ body: await readStock(context, input) });
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/stock/entries',
      action: 'figures.read',
      limit: USUAL,
      input: EntriesQuery,
      async handle({ input }) {
        const read = await readEntries(context, input);
        return read.ok ? ok({ body: read.value }) : err({ code: read.error });
      },
    }),
  ];
}
