import { err, ok } from '../../domain/kernel/result.ts';
import { may } from '../../domain/records/permission.ts';
import {
  CheckRequest,
  IssueRequest,
  NewCertificateSettings,
  PaperQuery,
  ServicePeriod,
  WithdrawCertificate,
} from '../../protocol/certificates/certificates.ts';
import { NewServiceColumns } from '../../protocol/certificates/service-export.ts';
import { answerOf, memberRoute, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { ANYBODY, BY_HAND, USUAL } from '../platform/http/limits.ts';
import { issueCertificate, ownService, withdrawCertificate } from './issue.ts';
import { publicKeys } from './keys.ts';
import { checkPaper, listCertificates, readPaper } from './read.ts';
import { readService, readServiceColumns, writeServiceColumns } from './service-list.ts';
import { readCertificateSettings, writeCertificateSettings } from './settings.ts';

/** A result whose failure is a code alone. */
const coded = <T, C extends 'not_found' | 'conflict' | 'forbidden'>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: C },
) => answerOf(result.ok ? result : err({ code: result.error }));

/** Routes of certificates: for members, for the office, and for whoever holds a paper. */
export const certificateRoutes = ({
  context,
  secret,
  publicUrl,
}: Pick<Services, 'context' | 'secret' | 'publicUrl'>): readonly Route[] => [
  memberRoute({
    method: 'GET',
    path: '/api/certificates',
    action: 'session.use',
    limit: USUAL,
    input: ServicePeriod,
    handle: async ({ actor, input }) => ok({ body: await ownService(context, actor.member, input) }),
  }),
  memberRoute({
    method: 'POST',
    path: '/api/certificates',
    action: 'session.use',
    limit: BY_HAND,
    input: IssueRequest,
    async handle({ actor, input }) {
      const { member = actor.member, ...period } = input;
      if (member !== actor.member && !may(actor.role, 'certificates.manage')) return err({ code: 'forbidden' });
      return coded(await issueCertificate(context, actor.member, { ...period, member }, { secret, publicUrl }));
    },
  }),
  memberRoute({
    method: 'GET',
    path: '/api/certificates/paper',
    action: 'session.use',
    limit: USUAL,
    input: PaperQuery,
    handle: async ({ actor, input }) => coded(await readPaper(context, actor, input, publicUrl)),
  }),
  publicRoute({
    method: 'POST',
    path: '/api/certificates/check',
    action: 'public.read',
    limit: ANYBODY,
    input: CheckRequest,
    handle: async ({ input }) => ok({ body: await checkPaper(context, input) }),
  }),
  publicRoute({
    method: 'GET',
    path: '/api/certificates/keys',
    action: 'public.read',
    limit: ANYBODY,
    handle: async () => ok({ body: await publicKeys(context) }),
  }),
  memberRoute({
    method: 'GET',
    path: '/api/office/certificates',
    action: 'certificates.manage',
    limit: USUAL,
    handle: async () => ok({ body: { rows: await listCertificates(context) } }),
  }),
  memberRoute({
    method: 'POST',
    path: '/api/office/certificates/withdraw',
    action: 'certificates.manage',
    limit: BY_HAND,
    input: WithdrawCertificate,
    handle: async ({ actor, input }) => coded(await withdrawCertificate(context, actor.member, input)),
  }),
  memberRoute({
    method: 'GET',
    path: '/api/office/certificates/settings',
    action: 'certificates.manage',
    limit: USUAL,
    handle: async () => ok({ body: await readCertificateSettings(context) }),
  }),
  memberRoute({
    method: 'POST',
    path: '/api/office/certificates/settings',
    action: 'certificates.manage',
    limit: BY_HAND,
    input: NewCertificateSettings,
    handle: async ({ actor, input }) => ok({ body: await writeCertificateSettings(context, actor, input) }),
  }),
  memberRoute({
    method: 'GET',
    path: '/api/office/service',
    action: 'certificates.manage',
    limit: BY_HAND,
    input: ServicePeriod,
    handle: async ({ input }) => ok({ body: await readService(context, input) }),
  }),
  memberRoute({
    method: 'GET',
    path: '/api/office/service/columns',
    action: 'certificates.manage',
    limit: USUAL,
    handle: async () => ok({ body: await readServiceColumns(context) }),
  }),
  memberRoute({
    method: 'POST',
    path: '/api/office/service/columns',
    action: 'certificates.manage',
    limit: BY_HAND,
    input: NewServiceColumns,
    handle: async ({ actor, input }) => ok({ body: await writeServiceColumns(context, actor.member, input) }),
  }),
];
