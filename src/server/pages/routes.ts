import { err, ok } from '../../domain/kernel/result.ts';
import { ContentRequest, MAX_CONTENT_BYTES } from '../../protocol/pages/content.ts';
import { FeedbackReply } from '../../protocol/pages/feedback.ts';
import { PageOpened } from '../../protocol/pages/openings.ts';
import { PUBLIC_SITE_PATH } from '../../protocol/pages/public-site.ts';
import { SiteSettings } from '../../protocol/pages/site.ts';
import { answerOf, memberRoute, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { ANYBODY, BY_HAND, USUAL } from '../platform/http/limits.ts';
import { readPublicSite, readSiteSettings } from '../records/site.ts';
import { countDue, readContentState, readShownContent, writeContent } from './content-store.ts';
import { listFeedback, replyToFeedback } from './feedback-store.ts';
import { makePageOpenings, readOpenings } from './openings.ts';
import { writeSiteSettings } from './settings.ts';

/** Routes around the public pages: counting openings, and the office's settings and replies. */
export function pagesRoutes({ context, pages }: Pick<Services, 'context' | 'pages'>): readonly Route[] {
  const opened = makePageOpenings(context);
  return [
    publicRoute({
      method: 'POST',
      path: '/api/pages/opened',
      action: 'public.read',
      limit: ANYBODY,
      input: PageOpened,
      async handle({ input }) {
        if (input.page) await opened(input.page);
        return ok({});
      },
    }),
    publicRoute({
      method: 'GET',
      path: PUBLIC_SITE_PATH,
      action: 'public.read',
      limit: ANYBODY,
      handle: async () => ok({ body: await readPublicSite(context) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/site',
      action: 'site.manage',
      limit: USUAL,
      handle: async () => ok({ body: await readSiteSettings(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/site',
      action: 'site.manage',
      limit: BY_HAND,
      input: SiteSettings,
      async handle({ actor, input }) {
        await writeSiteSettings(context, actor.member, input);
        pages.refresh();
        return ok({});
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/content',
      action: 'site.manage',
      limit: USUAL,
      handle: async () => ok({ body: await readContentState(context) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/content/shown',
      action: 'figures.read',
      limit: USUAL,
      handle: async () => ok({ body: await readShownContent(context) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/content/due',
      action: 'site.manage',
      limit: USUAL,
      handle: async () => ok({ body: await countDue(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/content',
      action: 'site.manage',
      limit: BY_HAND,
      bodyLimit: MAX_CONTENT_BYTES,
      input: ContentRequest,
      async handle({ actor, input }) {
        const written = await writeContent(context, actor.member, input);
        pages.refresh();
        return answerOf(written.ok ? written : err({ code: written.error }));
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/openings',
      action: 'site.manage',
      limit: USUAL,
      handle: async () => ok({ body: await readOpenings(context) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/feedback',
      action: 'site.manage',
      limit: USUAL,
      handle: async () => ok({ body: await listFeedback(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/feedback/:id/reply',
      action: 'site.manage',
      limit: BY_HAND,
      input: FeedbackReply,
      async handle({ actor, id, input }) {
        const replied = await replyToFeedback(context, actor.member, id, input.reply);
        return replied.ok ? ok({}) : err({ code: replied.error });
      },
    }),
  ];
}
