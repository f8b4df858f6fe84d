import { sql } from 'kysely';
import type { PostProblem } from '../../domain/posts/block.ts';
import { checkLines } from '../../domain/posts/check.ts';
import { summaryOf } from '../../domain/posts/outputs.ts';
import type { PostContent, WrittenPost } from '../../protocol/posts/posts.ts';
import type { ServerContext } from '../platform/context.ts';
import { type ParsedText, PICTURE, PICTURE_CHARACTERS, parsePost } from './markdown.ts';

const named = new RegExp(`${PICTURE}([0-9a-f]{${PICTURE_CHARACTERS}})`, 'g');

/** Parses a typed text with the pictures of the district, without those whose consent was taken back. */
export async function parseText({ db, district }: ServerContext, text: string): Promise<ParsedText> {
  const names = [...new Set([...text.matchAll(named)].flatMap(([, name]) => name ?? []))];
  const rows = names.length
    ? await db
        .selectFrom('post_picture')
        .where('district', '=', district)
        .where('taken_back_at', 'is', null)
        .where(sql<boolean>`left(photo, ${PICTURE_CHARACTERS}) = any(${names})`)
        .select('photo')
        .execute()
    : [];
  return parsePost(text, new Map(rows.map(({ photo }) => [photo.slice(0, PICTURE_CHARACTERS), photo])));
}

/** Makes the stored content of a post from its typed text, and lists the problems that block publishing. */
export async function makeContent(
  context: ServerContext,
  written: Pick<PostContent, keyof WrittenPost>,
): Promise<{ readonly content: PostContent; readonly problems: readonly PostProblem[] }> {
  const { blocks, problems } = await parseText(context, written.text);
  const { title, when, where, text, group, led, script } = written;
  const lines = { title, when, where, text, group, led, script };
  const summary = summaryOf({ title, when, where, blocks });
  return {
    content: { ...lines, audience: written.audience, blocks: [...blocks] as PostContent['blocks'], summary },
    problems: [...checkLines(lines), ...problems],
  };
}
