import { postPath } from '../../protocol/pages/public-paths.ts';
import type { PublicPost } from '../posts/public-posts.ts';
import { escaped } from './html.ts';
import { titleOf } from './layout.ts';
import type { Site } from './site.ts';
import { plainView } from './view.ts';

const stamp = (at: number): string => new Date(at).toISOString();

/** A feed that has never had a post still needs a time. */
const NEVER = 0;

const entryOf = (
  { origin }: Site,
  { id, number, title, summary, publishedAt, updatedAt }: PublicPost,
): string => `<entry>
<id>urn:uuid:${id}</id>
<title>${escaped(title)}</title>
<link rel="alternate" type="text/html" href="${escaped(origin + postPath(number))}"/>
<published>${stamp(publishedAt)}</published>
<updated>${stamp(updatedAt)}</updated>
<summary>${escaped(summary)}</summary>
</entry>
`;

/** Writes the newest posts as an Atom feed (RFC 4287). */
export function atomFeed(site: Site, posts: readonly PublicPost[]): string {
  const self = escaped(`${site.origin}/posts.atom`);
  const updated = Math.max(NEVER, ...posts.map(({ updatedAt }) => updatedAt));
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${self}</id>
<title>${escaped(titleOf(site, plainView))}</title>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${escaped(site.origin)}/posts"/>
<updated>${stamp(updated)}</updated>
<author><name>${escaped(site.organizer || site.name || titleOf(site, plainView))}</name></author>
${posts.map((post) => entryOf(site, post)).join('')}</feed>
`;
}
