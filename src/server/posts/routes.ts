import { err, ok } from '../../domain/kernel/result.ts';
import { NoticeQuery } from '../../protocol/posts/notices.ts';
import {
  MAX_POST_BYTES,
  NewPostPicture,
  ParseRequest,
  PostQuery,
  PublishPost,
  SavePost,
} from '../../protocol/posts/posts.ts';
import { answerOf, memberRoute, type Outcome, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { readPhoto } from '../photos/read-photo.ts';
import { BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { parseText } from './content.ts';
import { answerNotices, noticeShows } from './notices.ts';
import { addPicture, hasPicture, listPictures, takeBackPicture } from './pictures.ts';
import { listPosts, readPost } from './read.ts';
import { listRecordPictures } from './record-pictures.ts';
import { publishPost, savePost, unschedulePost, withdrawPost } from './save.ts';

/** The preview parses the text again whenever its writer pauses. */
const PREVIEWS: Limit = { anHour: 3_600, atOnce: 2 };
/** A browser requests all pictures of a page at once. */
const LOOKS: Limit = { anHour: 20_000, atOnce: 64 };

const STORE_RETRY_S = 30;

/** Headers of a picture: shown as an image only, kept by the member's browser. */
const pictureHeaders = {
  'content-type': 'image/jpeg',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-cache',
};

/** Routes for posts and their pictures: those of members, then those of the desk. */
export function postRoutes({
  context,
  photos,
  pages,
  publicUrl,
}: Pick<Services, 'context' | 'photos' | 'pages' | 'publicUrl'>): readonly Route[] {
  const answerPost = async (id: string, version?: number): Promise<Outcome> => {
    const read = await readPost(context, publicUrl, id, version);
    return answerOf(read.ok ? read : err({ code: read.error }));
  };
  const storeFailed = (): Outcome => err({ code: 'unavailable', detail: 'photos', retryAfter: STORE_RETRY_S });

  async function answerPicture(photo: string): Promise<Outcome> {
    const read = await readPhoto(context, photos, photo);
    if (!read.ok) return storeFailed();
    return read.value ? ok({ bytes: read.value, headers: pictureHeaders }) : err({ code: 'not_found' });
  }

  /** Answers a step with the post as it is then, and shows the public pages afresh. */
  async function answerAct(id: string, done: Awaited<ReturnType<typeof publishPost>>): Promise<Outcome> {
    if (!done.ok) return done;
    pages.refresh();
    return answerPost(id);
  }

  return [
    memberRoute({
      method: 'GET',
      path: '/api/notices',
      action: 'session.use',
      limit: USUAL,
      input: NoticeQuery,
      handle: async ({ input }) => ok({ body: await answerNotices(context, input.known) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/notices/pictures/:photo',
      action: 'session.use',
      limit: LOOKS,
      handle: async ({ id }) => ((await noticeShows(context, id)) ? answerPicture(id) : err({ code: 'not_found' })),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/posts',
      action: 'posts.write',
      limit: USUAL,
      handle: async () => ok({ body: await listPosts(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/posts',
      action: 'posts.write',
      limit: BY_HAND,
      bodyLimit: MAX_POST_BYTES,
      input: SavePost,
      async handle({ actor, input }) {
        const saved = await savePost(context, actor.member, input);
        return saved.ok ? answerPost(input.id) : err({ code: saved.error });
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/posts/parse',
      action: 'posts.write',
      limit: PREVIEWS,
      bodyLimit: MAX_POST_BYTES,
      input: ParseRequest,
      handle: async ({ input }) => ok({ body: await parseText(context, input.text) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/posts/:id',
      action: 'posts.write',
      limit: USUAL,
      input: PostQuery,
      handle: ({ id, input }) => answerPost(id, input.version),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/posts/:id/publish',
      action: 'posts.write',
      limit: BY_HAND,
      input: PublishPost,
      handle: async ({ actor, id, input }) => answerAct(id, await publishPost(context, actor.member, id, input)),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/posts/:id/unschedule',
      action: 'posts.write',
      limit: BY_HAND,
      handle: async ({ actor, id }) => answerAct(id, await unschedulePost(context, actor.member, id)),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/posts/:id/withdraw',
      action: 'posts.write',
      limit: BY_HAND,
      handle: async ({ actor, id }) => answerAct(id, await withdrawPost(context, actor.member, id)),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/post-pictures',
      action: 'posts.write',
      limit: USUAL,
      handle: async () => ok({ body: await listPictures(context) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/record-pictures',
      action: 'posts.write',
      limit: USUAL,
      handle: async () => ok({ body: await listRecordPictures(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/post-pictures',
      action: 'posts.write',
      limit: BY_HAND,
      input: NewPostPicture,
      async handle({ actor, input }) {
        const added = await addPicture(context, photos, actor.member, input);
        if (added.ok) return ok({});
        return added.error.code === 'unavailable' ? storeFailed() : err({ code: added.error.code });
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/post-pictures/:photo',
      action: 'posts.write',
      limit: LOOKS,
      async handle({ id }) {
        return (await hasPicture(context, id)) ? answerPicture(id) : err({ code: 'not_found' });
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/post-pictures/:photo/take-back',
      action: 'posts.write',
      limit: BY_HAND,
      async handle({ actor, id }) {
        const taken = await takeBackPicture(context, actor.member, id);
        if (!taken.ok) return err({ code: taken.error });
        pages.refresh();
        return ok({});
      },
    }),
  ];
}
