import { err, ok } from '../../domain/kernel/result.ts';
import { MAX_REPORT_BYTES, ReportQuery, SignRequest } from '../../protocol/reports/signed.ts';
import { answerOf, memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { signReport } from './sign.ts';
import { compareSigned, listSigned, readSigned } from './signed.ts';

/** Signing and comparing read the evidence of a year: some seconds in a large district. */
const COSTLY: Limit = { anHour: 200, atOnce: 2, name: 'signed-reports' };

/** Routes of reports that are signed. */
export function reportRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  return [
    memberRoute({
      method: 'GET',
      path: '/api/office/reports/signed',
      action: 'figures.read',
      limit: USUAL,
      input: ReportQuery,
      handle: async ({ input }) => ok({ body: await listSigned(context, input) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/reports/signed',
      action: 'reports.sign',
      limit: COSTLY,
      bodyLimit: MAX_REPORT_BYTES,
      input: SignRequest,
      async handle({ actor, input }) {
        const signed = await signReport(context, actor, input);
        return answerOf(signed.ok ? signed : err({ code: signed.error }));
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/reports/signed/:id',
      action: 'figures.read',
      limit: BY_HAND,
      async handle({ id }) {
        const read = await readSigned(context, id);
        return answerOf(read.ok ? read : err({ code: read.error }));
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/reports/signed/:id/difference',
      action: 'evidence.read',
      limit: COSTLY,
      async handle({ id }) {
        const compared = await compareSigned(context, id);
        return answerOf(compared.ok ? compared : err({ code: compared.error }));
      },
    }),
  ];
}
