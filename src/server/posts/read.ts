import { sql } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { PostAudience } from '../../domain/posts/audience.ts';
import { postPath } from '../../protocol/pages/public-paths.ts';
import { noticePath } from '../../protocol/posts/notices.ts';
import { type OfficePost, PostContent, type PostList, type PostRow } from '../../protocol/posts/posts.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { makeContent } from './content.ts';

/** A post with its newest version. */
const newest = ({ db, district }: ServerContext) =>
  db
    .selectFrom('post as p')
    .innerJoin('post_version as v', (join) =>
      join.onRef('v.district', '=', 'p.district').onRef('v.post', '=', 'p.id').onRef('v.version', '=', 'p.version'),
    )
    .where('p.district', '=', district)
    .select(['p.id', 'p.number', 'p.version', 'p.shown_version', 'p.publish_at', 'p.withdrawn_at'])
    .select(['v.saved_at', 'v.saved_by', sql<string>`v.content->>'title'`.as('title')])
    .select(sql<PostAudience>`coalesce(v.content->>'audience', 'public')`.as('audience'));

type Row = Awaited<ReturnType<ReturnType<typeof newest>['executeTakeFirstOrThrow']>>;

const rowOf = (row: Row, names: ReadonlyMap<string, string>): PostRow => ({
  ...{ id: row.id, number: row.number, version: row.version, shownVersion: row.shown_version, title: row.title },
  audience: row.audience,
  publishAt: row.publish_at?.getTime() ?? null,
  withdrawnAt: row.withdrawn_at?.getTime() ?? null,
  savedAt: row.saved_at.getTime(),
  savedByName: names.get(row.saved_by) ?? null,
});

/** Lists the posts of a district, the newest first. */
export async function listPosts(context: ServerContext): Promise<PostList> {
  const rows = await newest(context).orderBy('p.number', 'desc').execute();
  const names = await readNames(
    context.db,
    context.district,
    rows.map(({ saved_by }) => saved_by),
  );
  return { rows: rows.map((row) => rowOf(row, names)) };
}

/**
 * Reads a post for the desk, with the text of its newest version or of another one.
 * @param origin of the public address
 */
export async function readPost(
  context: ServerContext,
  origin: string,
  id: Id,
  version?: number,
): Promise<Result<OfficePost, 'not_found'>> {
  const { db, district } = context;
  const row = await newest(context).where('p.id', '=', id).executeTakeFirst();
  if (!row) return err('not_found');
  const versions = await db
    .selectFrom('post_version')
    .where('district', '=', district)
    .where('post', '=', id)
    .select(['version', 'saved_at', 'saved_by'])
    .orderBy('version', 'desc')
    .execute();
  const textVersion = version ?? row.version;
  const text = await db
    .selectFrom('post_version')
    .where('district', '=', district)
    .where('post', '=', id)
    .where('version', '=', textVersion)
    .select('content')
    .executeTakeFirst();
  if (!text) return err('not_found');
  const names = await readNames(
    db,
    district,
    versions.map(({ saved_by }) => saved_by),
  );
  // Parsed afresh: a picture may have been taken back since.
  const { content, problems } = await makeContent(context, v.parse(PostContent, text.content));
  const { summary: _, ...shown } = content;
  return ok({
    ...rowOf(row, names),
    ...shown,
    ...{
      problems: [...problems],
      textVersion,
      address: origin + (shown.audience === 'members' ? noticePath(id) : postPath(row.number)),
    },
    versions: versions.map((each) => ({
      version: each.version,
      savedAt: each.saved_at.getTime(),
      savedByName: names.get(each.saved_by) ?? null,
    })),
  });
}
