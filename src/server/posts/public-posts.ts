import { sql } from 'kysely';
import * as v from 'valibot';
import { PostContent } from '../../protocol/posts/posts.ts';
import type { ServerContext } from '../platform/context.ts';
import { seenBy } from './seen-by.ts';

/** A post that the public sees, or saw until it was withdrawn. */
export interface PublicPost {
  readonly id: string;
  readonly number: number;
  readonly isWithdrawn: boolean;
  readonly title: string;
  readonly summary: string;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  readonly updatedAt: number;
  /** Its pictures, without those whose consent was taken back. */
  readonly pictures: readonly PublicPicture[];
}

export interface PublicPicture {
  readonly photo: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Reads all posts that are public now or were, the newest first, without their texts. */
export async function readPublicPosts(context: ServerContext): Promise<readonly PublicPost[]> {
  const { db, district } = context;
  const rows = await seenBy(context, 'public')
    .select(['p.id', 'p.number', 'p.publish_at', 'p.withdrawn_at', 'v.saved_at', 'v.pictures'])
    .select([sql<string>`v.content->>'title'`.as('title'), sql<string>`v.content->>'summary'`.as('summary')])
    .orderBy('p.publish_at', 'desc')
    .orderBy('p.number', 'desc')
    .execute();
  const pictures = await db
    .selectFrom('post_picture')
    .where('district', '=', district)
    .where('taken_back_at', 'is', null)
    .select(['photo', 'width', 'height'])
    .execute();
  const known = new Map(pictures.map((picture) => [picture.photo, picture]));
  return rows.map((row) => {
    const publishedAt = row.publish_at?.getTime() ?? 0;
    return {
      ...{ id: row.id, number: row.number, title: row.title, summary: row.summary, publishedAt },
      isWithdrawn: row.withdrawn_at !== null,
      updatedAt: Math.max(publishedAt, row.saved_at.getTime()),
      pictures: row.pictures.flatMap((photo) => known.get(photo) ?? []),
    };
  });
}

/** Reads the text of a post as the public sees it; undefined once it is withdrawn. */
export async function readPublicText(context: ServerContext, number: number): Promise<PostContent | undefined> {
  const row = await seenBy(context, 'public')
    .where('p.number', '=', number)
    .where('p.withdrawn_at', 'is', null)
    .select('v.content')
    .executeTakeFirst();
  return row && v.parse(PostContent, row.content);
}
