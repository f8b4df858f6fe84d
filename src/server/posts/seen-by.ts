import { sql } from 'kysely';
import type { PostAudience } from '../../domain/posts/audience.ts';
import type { ServerContext } from '../platform/context.ts';

/** Selects the versions `v` that these readers see. A version of a former release is for everybody. */
export const isFor = (audience: PostAudience) => sql<boolean>`coalesce(v.content->>'audience', 'public') = ${audience}`;

/** Selects the posts that were published for these readers, with the version that they see; withdrawn ones too. */
export const seenBy = ({ db, district, now }: ServerContext, audience: PostAudience) =>
  db
    .selectFrom('post as p')
    .innerJoin('post_version as v', (join) =>
      join
        .onRef('v.district', '=', 'p.district')
        .onRef('v.post', '=', 'p.id')
        .onRef('v.version', '=', 'p.shown_version'),
    )
    .where('p.district', '=', district)
    .where('p.publish_at', '<=', new Date(now()))
    .where(isFor(audience));
