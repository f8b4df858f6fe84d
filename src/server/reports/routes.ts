import { isBlocking } from '../../domain/checks/answer.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { yearOf } from '../../domain/kernel/day.ts';
import { isYear } from '../../domain/kernel/period.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { MAX_SAVED_BYTES, SaveRequest, VersionQuery } from '../../protocol/reports/saved.ts';
import { MAX_REPORT_BYTES, ReportQuery, SignRequest } from '../../protocol/reports/signed.ts';
import { readChecks } from '../checks/questions.ts';
import { answerOf, memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import type { ServerContext } from '../platform/context.ts';
import { BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { listSaved, listVersions, readSaved, readVersion, saveReport } from './saved.ts';
import { signReport } from './sign.ts';
import { compareSigned, listSigned, readSigned } from './signed.ts';

/** Signing and comparing read the evidence of a year: some seconds in a large district. */
const COSTLY: Limit = { anHour: 200, atOnce: 2, name: 'signed-reports' };

/** Tells whether contradictions keep the report of a year from being signed. */
async function contradicts(context: ServerContext, actor: Actor, { from, to }: SignRequest): Promise<boolean> {
  if (!isYear({ from, to })) return false;
  const { questions } = await readChecks(context, actor, { year: yearOf(from) });
  return questions.some(isBlocking);
}

/** Routes of reports: their texts, and what was signed. */
export function reportRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  return [
    memberRoute({
      method: 'GET',
      path: '/api/office/reports',
      action: 'figures.read',
      limit: USUAL,
      handle: async () => ok({ body: await listSaved(context) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/reports/text',
      action: 'figures.read',
      limit: USUAL,
      input: ReportQuery,
      handle: async ({ input }) => ok({ body: await readSaved(context, input) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/reports/versions',
      action: 'figures.read',
      limit: USUAL,
      input: ReportQuery,
      handle: async ({ input }) => ok({ body: await listVersions(context, input) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/reports/version',
      action: 'figures.read',
      limit: USUAL,
      input: VersionQuery,
      async handle({ input }) {
        const read = await readVersion(context, input);
        return answerOf(read.ok ? read : err({ code: read.error }));
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/reports/text',
      action: 'reports.write',
      limit: BY_HAND,
      bodyLimit: MAX_SAVED_BYTES,
      input: SaveRequest,
      async handle({ actor, input }) {
        const saved = await saveReport(context, actor.member, input);
        return answerOf(saved.ok ? saved : err({ code: saved.error }));
      },
    }),
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
        if (await contradicts(context, actor, input)) return err({ code: 'contradictions' });
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
