import { dayAt } from '../../domain/kernel/day.ts';
import type { Block, Run } from '../../domain/posts/block.ts';
import { picturePath, postPath } from '../../protocol/pages/public-paths.ts';
import type { PostContent } from '../../protocol/posts/posts.ts';
import type { PublicPost } from '../posts/public-posts.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { callBar, type PageContent, pageHeader, titleOf } from './layout.ts';
import type { Site } from './site.ts';
import { addressIn, type View, wordsIn } from './view.ts';
import { pastDay } from './when.ts';

/** Most posts in the list. */
const MAX_LISTED = 100;
/** Pixels of each side that a picture needs for the card of a shared link. */
const LEAST_IMAGE = 300;

/** Writes a time as a day with its name in the reader's language. */
const dayOf = (site: Site, view: View, at: number): Html =>
  html`<time datetime="${dayAt(at)}">${pastDay(dayAt(at), site.today, view)}</time>`;

/** Writes posts as rows of a list. They are in Chinese in both languages. */
export const postRows = (site: Site, view: View, posts: readonly PublicPost[]): Html =>
  html`<ul class="rows">${posts.map(
    ({ number, title, publishedAt }) =>
      html`<li lang="zh-CN"><a href="${addressIn(view, postPath(number))}"><span><b>${title}</b> <small>${dayOf(site, view, publishedAt)}</small></span>${icon('chevron')}</a></li>`,
  )}</ul>`;

/** 动态: all posts, the newest first. */
export function postsPage(site: Site, view: View, posts: readonly PublicPost[]): PageContent {
  const { posts: words } = wordsIn(view);
  const some = html`${view.language === 'en' && html`<p class="note">${words.inChinese}</p>`}
${postRows(site, view, posts.slice(0, MAX_LISTED))}`;
  const none = html`<p><b>${words.none}</b></p><p>${words.noneHint}</p>`;
  return {
    path: '/posts',
    title: `${words.title} · ${titleOf(site, view)}`,
    description: words.description(titleOf(site, view)),
    body: html`${pageHeader(view, words.title)}
${posts.length ? some : none}
${callBar(view)}`,
    isListed: true,
  };
}

const brokenLines = (text: string): readonly Html[] =>
  text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`);

function runOf({ text, strong, emphasis, href }: Run): Html {
  const plain = html`${brokenLines(text)}`;
  const stressed = emphasis ? html`<em>${plain}</em>` : plain;
  const look = strong ? html`<strong>${stressed}</strong>` : stressed;
  return href === undefined ? look : html`<a href="${href}" rel="noopener noreferrer">${look}</a>`;
}

const runsOf = (runs: readonly Run[]): Html => html`${runs.map(runOf)}`;

function blockOf(block: Block, { pictures }: PublicPost): Html {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? html`<h2>${runsOf(block.runs)}</h2>` : html`<h3>${runsOf(block.runs)}</h3>`;
    case 'paragraph':
      return html`<p>${runsOf(block.runs)}</p>`;
    case 'list': {
      const items = block.items.map((runs) => html`<li>${runsOf(runs)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul class="dots">${items}</ul>`;
    }
    case 'quote':
      return html`<blockquote>${block.paragraphs.map((runs) => html`<p>${runsOf(runs)}</p>`)}</blockquote>`;
    case 'picture': {
      const size = pictures.find(({ photo }) => photo === block.photo);
      // The consent was taken back.
      if (!size) return html``;
      return html`<figure><img src="${picturePath(size.photo)}" width="${size.width}" height="${size.height}" alt="${block.alt}" loading="lazy" decoding="async"></figure>`;
    }
  }
}

/** A post, as the public reads it. */
export function postPage(site: Site, view: View, post: PublicPost, content: PostContent): PageContent {
  const { posts: words, home } = wordsIn(view);
  const { title, when, where, blocks, summary } = content;
  const facts = [
    ['when', when],
    ['where', where],
  ] as const;
  const isChanged = dayAt(post.updatedAt) !== dayAt(post.publishedAt);
  const image = post.pictures.find(({ width, height }) => Math.min(width, height) >= LEAST_IMAGE);
  const body = html`<header class="page-top">
<a class="back" href="${addressIn(view, '/posts')}" aria-label="${wordsIn(view).top.back('/posts')}">${icon('back')}</a>
<p>${words.title}</p>
</header>
${view.language === 'en' && html`<p class="note">${words.inChinese}</p>`}
<article class="post" lang="zh-CN">
<h1 tabindex="-1">${title}</h1>
${facts.map(([name, text]) => html`${text !== '' && html`<p class="lead">${wordsIn({ ...view, language: 'zh-CN' }).posts[name]}：${text}</p>`}`)}
${blocks.map((block) => blockOf(block, post))}
</article>
<p class="note">${words.published(pastDay(dayAt(post.publishedAt), site.today, view))}${isChanged && html` · ${words.changed(pastDay(dayAt(post.updatedAt), site.today, view))}`}</p>
<a class="button wide" href="/tip">${icon('pencil')}${home.tip}</a>
${callBar(view)}`;
  return {
    path: postPath(post.number),
    title: `${title} · ${titleOf(site, view)}`,
    description: summary,
    image: image && { ...image, path: picturePath(image.photo) },
    body,
    isListed: true,
  };
}

/** In place of a post that was withdrawn. Nothing of its text is left, not even the title. */
export function withdrawnPage(view: View, { number }: Pick<PublicPost, 'number'>): PageContent {
  const { posts: words } = wordsIn(view);
  return {
    path: postPath(number),
    title: words.withdrawn,
    description: words.withdrawnDetail,
    body: html`${pageHeader(view, words.withdrawn, '/posts')}
<p>${words.withdrawnDetail}</p>
<a class="button wide" href="${addressIn(view, '/posts')}">${words.all}</a>
${callBar(view)}`,
    isListed: false,
  };
}
