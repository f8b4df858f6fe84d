import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { MAX_NOTICES, type Notice, type NoticeAnswer } from '../../protocol/posts/notices.ts';
import { PostContent } from '../../protocol/posts/posts.ts';
import type { ServerContext } from '../platform/context.ts';
import { seenBy } from './seen-by.ts';

/** Reads the newest posts for signed-in members, with pictures whose consent stands. */
async function readNotices(context: ServerContext): Promise<readonly Notice[]> {
  const { db, district } = context;
  const rows = await seenBy(context, 'members')
    .where('p.withdrawn_at', 'is', null)
    .select(['p.id', 'p.publish_at', 'v.content', 'v.pictures'])
    .orderBy('p.publish_at', 'desc')
    .orderBy('p.number', 'desc')
    .limit(MAX_NOTICES)
    .execute();
  const named = [...new Set(rows.flatMap(({ pictures }) => pictures))];
  const held = named.length
    ? await db
        .selectFrom('post_picture')
        .where('district', '=', district)
        .where('taken_back_at', 'is', null)
        .where('photo', 'in', named)
        .select('photo')
        .execute()
    : [];
  const shown = new Set(held.map(({ photo }) => photo));
  return rows.map(({ id, publish_at, content }) => {
    const { title, when, where, blocks } = v.parse(PostContent, content);
    const isShown = (block: (typeof blocks)[number]) => block.type !== 'picture' || shown.has(block.photo);
    return { id, title, when, where, blocks: blocks.filter(isShown), publishedAt: publish_at?.getTime() ?? 0 };
  });
}

/** Answers with the notices, or without them for a phone that has the same. */
export async function answerNotices(context: ServerContext, known: string): Promise<NoticeAnswer> {
  const rows = await readNotices(context);
  const tag = createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22);
  return tag === known ? { tag } : { tag, rows: [...rows] };
}

/** Tells whether a notice shows a picture. */
export const noticeShows = async (context: ServerContext, photo: string): Promise<boolean> =>
  (await readNotices(context)).some(({ blocks }) =>
    blocks.some((block) => block.type === 'picture' && block.photo === photo),
  );
