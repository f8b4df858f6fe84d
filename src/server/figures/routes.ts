import { err, ok } from '../../domain/kernel/result.ts';
import { BoardQuery, EvidenceQuery } from '../../protocol/figures/board.ts';
import { FacetsQuery } from '../../protocol/figures/facets.ts';
import { RegisterQuery } from '../../protocol/figures/register.ts';
import { appendAudit } from '../audit/audit.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { USUAL } from '../platform/http/limits.ts';
import { board } from './board.ts';
import { evidence } from './evidence.ts';
import { facets } from './facets.ts';
import { recordHistory } from './record-history.ts';
import { register } from './register.ts';

/** Routes of the office: figures and the evidence behind them. Opening evidence is recorded in the audit. */
export function officeRoutes({ context }: Services): readonly Route[] {
  return [
    memberRoute({
      method: 'GET',
      path: '/api/office/board',
      action: 'figures.read',
      limit: USUAL,
      input: BoardQuery,
      async handle({ actor, input }) {
        const read = await board(context, actor, input);
        return read.ok ? ok({ body: read.value }) : err({ code: read.error });
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/facets',
      action: 'figures.read',
      limit: USUAL,
      input: FacetsQuery,
      async handle({ actor, input }) {
        const read = await facets(context, actor, input);
        return read.ok ? ok({ body: read.value }) : err({ code: read.error });
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/register',
      action: 'figures.read',
      limit: USUAL,
      input: RegisterQuery,
      handle: async ({ input }) => ok({ body: await register(context, input) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/evidence',
      action: 'evidence.read',
      limit: USUAL,
      input: EvidenceQuery,
      async handle({ actor, input }) {
        const read = await evidence(context, actor, input);
        if (!read.ok) return err({ code: read.error });
        const { figure, after, pages: _, ...detail } = input;
        // Only the first page counts as an opening.
        if (after === undefined) {
          await appendAudit(context, { action: 'evidence_opened', actor: actor.member, subject: figure, detail });
        }
        return ok({ body: read.value });
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/records/:id',
      action: 'evidence.read',
      limit: USUAL,
      async handle({ actor, id }) {
        const read = await recordHistory(context, actor, id);
        if (!read.ok) return err({ code: read.error });
        await appendAudit(context, { action: 'record_opened', actor: actor.member, subject: id });
        return ok({ body: read.value });
      },
    }),
  ];
}
