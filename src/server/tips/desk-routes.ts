import { dayAt } from '../../domain/kernel/day.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { NewTipBundle, NewTipKey, TipAct, TipSettings } from '../../protocol/tips/tip-desk.ts';
import { appendAudit } from '../audit/audit.ts';
import { memberRoute, type Outcome, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { USUAL } from '../platform/http/limits.ts';
import type { NamedActor } from '../records/actor.ts';
import { actOnTip } from './act.ts';
import { tipCounts } from './counts.ts';
import { tipDetail, tipOfFile } from './detail.ts';
import type { TipResult } from './failure.ts';
import { addKey, retireKey, tipKeys } from './keys.ts';
import { addBundle } from './new-bundle.ts';
import { applyRetention, planRetention } from './retention.ts';
import { readTipSettings, writeTipSettings } from './settings.ts';
import { tipSummaries } from './summary.ts';
import { fileBytes } from './upload.ts';

/** Maximum body of an act, in bytes: a message and its copy, or grants for twenty officers. */
const ACT_BYTES = 220_000;
/**
 * Maximum body of a new bundle, in bytes. It is the longest bundle as JSON, and the root sealed to all its officers.
 */
const BUNDLE_BYTES = 300_000;

const read = { method: 'GET', action: 'tips.read', limit: USUAL } as const;
const act = { method: 'POST', action: 'tips.read', limit: USUAL } as const;
const manage = { method: 'POST', action: 'tips.keys', limit: USUAL } as const;

/** Headers of a ciphertext, which only the page's own script may read. */
const fileHeaders = {
  'content-type': 'application/octet-stream',
  'content-security-policy': "sandbox; default-src 'none'",
};

/**
 * Routes of the tip desk (举报台): officers list tips, open them on their own device and act. Every opening and every act
 * goes into the audit.
 */
export function tipDeskRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  /** Answers with the keys after a successful change. */
  const keysAfter = async (actor: NamedActor, done: TipResult<void>): Promise<Outcome> =>
    done.ok ? ok({ body: await tipKeys(context, actor) }) : done;

  return [
    memberRoute({
      ...read,
      path: '/api/office/tips',
      handle: async () => ok({ body: { today: dayAt(context.now()), tips: await tipSummaries(context) } }),
    }),
    memberRoute({
      ...read,
      path: '/api/office/tips/:id',
      async handle({ actor, id }) {
        const detail = await tipDetail(context, id);
        if (!detail) return err({ code: 'not_found' });
        await appendAudit(context, { action: 'tip_opened', actor: actor.member, subject: id });
        return ok({ body: detail });
      },
    }),
    memberRoute({
      ...act,
      path: '/api/office/tips/:id',
      input: TipAct,
      bodyLimit: ACT_BYTES,
      async handle({ actor, id, input }) {
        const done = await actOnTip(context, actor.member, id, input);
        return done.ok ? ok({ body: { summary: done.value } }) : done;
      },
    }),
    memberRoute({
      ...read,
      path: '/api/office/tip-files/:id',
      async handle({ actor, id }) {
        const tip = await tipOfFile(context, id);
        if (!tip) return err({ code: 'not_found' });
        await appendAudit(context, {
          action: 'tip_file_opened',
          actor: actor.member,
          subject: id,
          detail: { tip },
        });
        return ok({ bytes: await fileBytes(context, id), headers: fileHeaders });
      },
    }),
    memberRoute({
      ...read,
      path: '/api/office/tip-keys',
      handle: async ({ actor }) => ok({ body: await tipKeys(context, actor) }),
    }),
    memberRoute({
      ...act,
      path: '/api/office/tip-keys',
      input: NewTipKey,
      handle: async ({ actor, input }) => keysAfter(actor, await addKey(context, actor.member, input)),
    }),
    memberRoute({
      ...manage,
      path: '/api/office/tip-keys/:id/retire',
      handle: async ({ actor, id }) => keysAfter(actor, await retireKey(context, actor.member, id)),
    }),
    memberRoute({
      ...manage,
      path: '/api/office/tip-bundles',
      input: NewTipBundle,
      bodyLimit: BUNDLE_BYTES,
      handle: async ({ actor, input }) => keysAfter(actor, await addBundle(context, actor.member, input)),
    }),
    memberRoute({
      ...read,
      path: '/api/office/tip-settings',
      handle: async () => ok({ body: await readTipSettings(context) }),
    }),
    memberRoute({
      ...manage,
      path: '/api/office/tip-settings',
      input: TipSettings,
      async handle({ actor, input }) {
        await writeTipSettings(context, actor.member, input);
        return ok({ body: input });
      },
    }),
    memberRoute({
      ...read,
      path: '/api/office/tip-retention',
      handle: async () => ok({ body: await planRetention(context) }),
    }),
    memberRoute({
      ...manage,
      path: '/api/office/tip-retention',
      handle: async ({ actor }) => ok({ body: await applyRetention(context, actor.member) }),
    }),
    memberRoute({
      ...read,
      path: '/api/office/tip-counts',
      handle: async () => ok({ body: await tipCounts(context) }),
    }),
  ];
}
