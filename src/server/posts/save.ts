import { sql } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { picturesOf } from '../../domain/posts/block.ts';
import { mayAct, type PostAct, stateOf } from '../../domain/posts/state.ts';
import {
  MAX_POST_VERSIONS,
  MAX_POSTS,
  PostContent,
  type PublishPost,
  type SavePost,
} from '../../protocol/posts/posts.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { json } from '../platform/database/json.ts';
import { atomically } from '../platform/database/transaction.ts';
import { makeContent } from './content.ts';

/** Why nothing is saved. `conflict`: somebody saved meanwhile; `too_large`: there are too many posts. */
export type SaveFailure = 'conflict' | 'too_large';

/** Locks the posts of a district, so that two editors never save the same version or number. */
const lock = ({ db, district }: ServerContext) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`posts ${district}`}, 0))`.execute(db);

const postOf = ({ db, district }: ServerContext, id: Id) =>
  db.selectFrom('post').where('district', '=', district).where('id', '=', id).selectAll().executeTakeFirst();

/** Reads a version of a post. */
async function contentOf({ db, district }: ServerContext, id: Id, version: number): Promise<PostContent> {
  const { content } = await db
    .selectFrom('post_version')
    .where('district', '=', district)
    .where('post', '=', id)
    .where('version', '=', version)
    .select('content')
    .executeTakeFirstOrThrow();
  return v.parse(PostContent, content);
}

type Post = NonNullable<Awaited<ReturnType<typeof postOf>>>;

/** Takes the next number of the district. @returns false if it has too many posts */
async function insertPost({ db, district }: ServerContext, id: Id): Promise<boolean> {
  const { last, count } = await db
    .selectFrom('post')
    .where('district', '=', district)
    .select([sql<number>`coalesce(max(number), 0)::int`.as('last'), sql<number>`count(*)::int`.as('count')])
    .executeTakeFirstOrThrow();
  if (count >= MAX_POSTS) return false;
  const times = { shown_version: null, publish_at: null, withdrawn_at: null };
  await db
    .insertInto('post')
    .values({ district, id, number: last + 1, version: 0, ...times })
    .execute();
  return true;
}

/** Saves a version of a post, unless another was saved since the one that was edited. The public sees nothing of it yet. */
export const savePost = (
  context: ServerContext,
  actor: Id,
  { id, basedOn, ...written }: SavePost,
): Promise<Result<void, SaveFailure>> =>
  atomically(context, async (within) => {
    const { db, district } = within;
    await lock(within);
    const known = await postOf(within, id);
    if ((known?.version ?? 0) !== basedOn) return err('conflict');
    if (!known && !(await insertPost(within, id))) return err('too_large');
    const version = basedOn + 1;
    const audience = written.audience ?? (known && (await contentOf(within, id, known.version)).audience) ?? 'public';
    const { content } = await makeContent(within, { ...written, audience });
    await db
      .insertInto('post_version')
      .values({
        ...{ district, post: id, version, content: json({ ...content }) },
        pictures: [...picturesOf(content.blocks)],
        ...{ saved_at: new Date(within.now()), saved_by: actor },
      })
      .execute();
    await db.updateTable('post').set({ version }).where('district', '=', district).where('id', '=', id).execute();
    await db
      .deleteFrom('post_version')
      .where('district', '=', district)
      .where('post', '=', id)
      .where('version', '<=', version - MAX_POST_VERSIONS)
      .where('version', '!=', known?.shown_version ?? 0)
      .execute();
    await appendAudit(within, { action: 'post_saved', actor, subject: id, detail: { version } });
    return ok(undefined);
  });

/** Why a post stays as it is. `post_refused`: it has problems, and the first one is its detail. */
export interface ActFailure {
  readonly code: 'not_found' | 'conflict' | 'post_refused';
  readonly detail?: string;
}

/** Does a step with a post that is in a state for it. */
const act = (
  context: ServerContext,
  actor: Id,
  id: Id,
  step: PostAct,
  change: (within: ServerContext, post: Post) => Promise<Result<Partial<Post>, ActFailure>>,
): Promise<Result<void, ActFailure>> =>
  atomically(context, async (within) => {
    await lock(within);
    const post = await postOf(within, id);
    if (!post) return err({ code: 'not_found' });
    const times = {
      publishAt: post.publish_at?.getTime() ?? null,
      withdrawnAt: post.withdrawn_at?.getTime() ?? null,
    };
    if (!mayAct(step, stateOf(times, within.now()))) return err({ code: 'conflict' });
    const changed = await change(within, post);
    if (!changed.ok) return changed;
    const { publish_at = post.publish_at, shown_version = post.shown_version } = changed.value;
    const { withdrawn_at = post.withdrawn_at } = changed.value;
    await within.db
      .updateTable('post')
      .set({ publish_at, shown_version, withdrawn_at })
      .where('district', '=', within.district)
      .where('id', '=', id)
      .execute();
    const detail = { act: step, version: shown_version, at: publish_at?.getTime() ?? null };
    await appendAudit(within, { action: 'post_act', actor, subject: id, detail });
    return ok(undefined);
  });

/**
 * Publishes the newest version of a post, at once or from a time on. A post that is public gets its newer text at once
 * and keeps its time. Nothing with a problem is published.
 */
export const publishPost = (
  context: ServerContext,
  actor: Id,
  id: Id,
  { version, at }: PublishPost,
): Promise<Result<void, ActFailure>> =>
  act(context, actor, id, 'publish', async (within, post) => {
    const now = within.now();
    const isPublic = post.publish_at !== null && post.publish_at.getTime() <= now && post.withdrawn_at === null;
    if (version !== post.version || (isPublic && at !== null)) return err({ code: 'conflict' });
    const { problems } = await makeContent(within, await contentOf(within, id, version));
    const [problem] = problems;
    if (problem) return err({ code: 'post_refused', detail: problem.code });
    const publish_at = isPublic ? post.publish_at : new Date(at === null ? now : Math.max(at, now));
    return ok({ publish_at, shown_version: version, withdrawn_at: null });
  });

/** Makes a scheduled post a draft again. */
export const unschedulePost = (context: ServerContext, actor: Id, id: Id): Promise<Result<void, ActFailure>> =>
  act(context, actor, id, 'unschedule', async () => ok({ publish_at: null }));

/** Takes a post from the public pages. Its address says so from then on. */
export const withdrawPost = (context: ServerContext, actor: Id, id: Id): Promise<Result<void, ActFailure>> =>
  act(context, actor, id, 'withdraw', async (within) => ok({ withdrawn_at: new Date(within.now()) }));
