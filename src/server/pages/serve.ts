import { createHash } from 'node:crypto';
import { calendarFile } from '../../domain/events/calendar-file.ts';
import type { ShownCard } from '../../domain/learning/card.ts';
import { publicContent } from '../../domain/learning/change-content.ts';
import type { KeptContent } from '../../domain/learning/content.ts';
import type { LawTable } from '../../domain/learning/law-values.ts';
import { shownCards } from '../../domain/learning/shown-cards.ts';
import { lawTableOf } from '../../domain/learning/shown-law.ts';
import { CONTENT_FILE } from '../../protocol/pages/content-file.ts';
import {
  type PublicPath,
  pictureAt,
  postNumber,
  postPath,
  publicPage,
  publicPaths,
} from '../../protocol/pages/public-paths.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import type { ServerContext } from '../platform/context.ts';
import { present } from '../platform/http/serve-static.ts';
import { makeStaticFile, type StaticFile, type StaticFiles } from '../platform/http/static-files.ts';
import { type PublicPost, readPublicPosts, readPublicText } from '../posts/public-posts.ts';
import { aboutPage, functionsPage, missingPage } from './about.ts';
import { atomFeed } from './atom.ts';
import { makePageCache } from './cache.ts';
import { calendarPage } from './calendar.ts';
import { readContent } from './content-store.ts';
import { type PublicEvent, readPublicEvents } from './events.ts';
import { type FeedbackState, feedbackPage } from './feedback.ts';
import { homePage } from './home.ts';
import { escaped } from './html.ts';
import { bareDocument, documentOf, type PageContent, titleOf } from './layout.ts';
import { cardPage, hiddenCardPage, learnPage } from './learn.ts';
import { servePicture } from './post-picture.ts';
import { postPage, postsPage, withdrawnPage } from './posts.ts';
import { readSite, type Site } from './site.ts';
import { lookUpFeedback, submitFeedback } from './submit.ts';
import { plainView, type View, viewOf } from './view.ts';

/** How long a page is kept: a change at the desk is public within this time on every server. */
const KEEP_MS = 30_000;
/** Pages, in two languages and two sizes, with room for more. */
const MOST_PAGES = 400;

/** The data that pages are made of. */
interface Facts {
  readonly site: Site;
  readonly events: readonly PublicEvent[];
  /** All that were published, the newest first; also those that were withdrawn. */
  readonly posts: readonly PublicPost[];
  readonly content: KeptContent;
  /** Cards that readers see. */
  readonly cards: readonly ShownCard[];
  readonly table: LawTable;
}

/** Posts that the site map, the feed and phones without a network know. */
const NEWEST = 20;

const publicOf = (posts: readonly PublicPost[]) => posts.filter(({ isWithdrawn }) => !isWithdrawn);

type Page = (facts: Facts, view: View) => PageContent;

const pages: Readonly<Partial<Record<PublicPath, Page>>> = {
  '/': (facts, view) => homePage(facts, view, false),
  '/l': (facts, view) => homePage(facts, view, true),
  '/posts': ({ site, posts }, view) => postsPage(site, view, publicOf(posts)),
  '/learn': ({ site, cards }, view) => learnPage(site, view, cards),
  '/feedback': ({ site }, view) => feedbackPage(site, view, { sort: 'form' }),
  '/calendar': ({ site, events }, view) => calendarPage(site, view, events),
  '/about': ({ site }, view) => aboutPage(site, view),
  '/about/functions': ({ site }, view) => functionsPage(site, view),
};

const CARD = '/learn/';

/** Lists the public pages of a district, with the cards that its readers see. */
const pathsOf = ({ cards }: Facts): readonly string[] => [
  ...publicPaths.filter((path) => !path.startsWith(CARD)),
  ...cards.map(({ id }) => CARD + id),
];

/** Finds what answers at a card's address: its page, or that the office has hidden it. */
function cardAt({ site, cards, table, content }: Facts, id: string): { page: Page; status: 200 | 410 } | undefined {
  const card = cards.find((each) => each.id === id);
  if (card) return { page: (_, view) => cardPage(site, view, card, table), status: 200 };
  return content.card[id]?.isHidden ? { page: (_, view) => hiddenCardPage(view), status: 410 } : undefined;
}

/** Files for programs, beside the pages. */
const files: Readonly<Record<string, (facts: Facts) => string>> = {
  '/calendar.ics': ({ site, events }) => calendarFile(titleOf(site, plainView), new URL(site.origin).hostname, events),
  '/posts.atom': ({ site, posts }) => atomFeed(site, publicOf(posts).slice(0, NEWEST)),
  '/sitemap.xml': (facts) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...pathsOf(facts).filter((path) => path !== '/l'), ...publicOf(facts.posts).map(({ number }) => postPath(number))]
  .map((path) => `<url><loc>${escaped(facts.site.origin + path)}</loc></url>`)
  .join('\n')}
</urlset>
`,
  '/robots.txt': ({ site }) => `User-agent: *
Disallow: /api/
Disallow: /office
Disallow: /l$
Sitemap: ${site.origin}/sitemap.xml
`,
  '/pages.json': (facts) =>
    JSON.stringify([
      ...pathsOf(facts),
      ...publicOf(facts.posts)
        .slice(0, NEWEST)
        .map(({ number }) => postPath(number)),
    ]),
  [CONTENT_FILE]: ({ site, content }) => JSON.stringify({ today: site.today, ...publicContent(content) }),
};

/** The key of the page for all addresses that are none, so that these fill no cache. */
const MISSING = '404';

const etagOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Makes the server of a district's public pages. */
export function makePages(context: ServerContext, origin: string, built: StaticFiles, photos: PhotoStore) {
  const now = () => context.now();
  const cache = makePageCache<{ file: StaticFile; tag: string }>(now, KEEP_MS, MOST_PAGES);
  const facts = makePageCache<Facts>(now, KEEP_MS, 1);
  const template = new TextDecoder().decode(built.get('/public.html')?.bytes) || bareDocument;

  const readFacts = () =>
    facts.get('', async () => {
      const content = await readContent(context);
      return {
        site: await readSite(context, origin),
        events: await readPublicEvents(context, origin),
        posts: await readPublicPosts(context),
        content,
        cards: shownCards(content),
        table: lawTableOf(content),
      };
    });

  /** Returns a file from the cache, or writes it. One that has not changed keeps its compressed forms. */
  async function fileOf(
    key: string,
    name: string,
    write: (facts: Facts) => string | Promise<string>,
  ): Promise<StaticFile> {
    const { file } = await cache.get(key, async (former) => {
      const text = await write(await readFacts());
      const tag = etagOf(text);
      return former?.tag === tag ? former : { file: makeStaticFile(name, Buffer.from(text)), tag };
    });
    return file;
  }

  const pageOf = (key: string, view: View, content: (facts: Facts, view: View) => PageContent | Promise<PageContent>) =>
    fileOf(`${key} ${view.language} ${view.isLarge}`, '/page.html', async (known) =>
      documentOf(template, known.site, view, await content(known, view)),
    );

  /** Answers with a post, with 410 for one that was withdrawn; undefined if there is none. */
  async function servePost(number: number, request: Request): Promise<Response | undefined> {
    const view = viewOf(new URL(request.url).searchParams);
    const post = (await readFacts()).posts.find((each) => each.number === number);
    if (!post) return undefined;
    const text = post.isWithdrawn ? undefined : await readPublicText(context, number);
    const key = postPath(number);
    if (!text) return present(await pageOf(`${key} gone`, view, (_, to) => withdrawnPage(to, post)), request, 410);
    return present(await pageOf(key, view, ({ site }, to) => postPage(site, to, post, text)), request);
  }

  /** Answers with 意见与投诉 for one reader; nobody keeps it. */
  async function own(view: View, state: FeedbackState, status = 200): Promise<Response> {
    const { site } = await readFacts();
    const text = documentOf(template, site, view, feedbackPage(site, view, state));
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(text, { status, headers });
  }

  return {
    /** Answers a GET for a public page or file; undefined for any other path. */
    async serve(request: Request): Promise<Response | undefined> {
      const { pathname, searchParams } = new URL(request.url);
      const page = publicPage(pathname);
      const number = postNumber(pathname);
      if (number !== undefined) return servePost(number, request);
      const picture = pictureAt(pathname);
      if (picture) return servePicture(context, photos, publicOf((await readFacts()).posts), picture, request);
      if (page?.startsWith(CARD)) {
        const found = cardAt(await readFacts(), page.slice(CARD.length));
        return found && present(await pageOf(page, viewOf(searchParams), found.page), request, found.status);
      }
      const content = page && pages[page];
      if (content) return present(await pageOf(page, viewOf(searchParams), content), request);
      const write = files[pathname];
      return write && present(await fileOf(pathname, pathname, write), request);
    },
    /** Keeps the comment of a form and shows its code; or shows the form again with the reason. */
    async submit(request: Request): Promise<Response> {
      const state = await submitFeedback(context, request);
      const refused = state.sort === 'refused' && (state.problem === 'many' ? 429 : 400);
      return own(viewOf(new URL(request.url).searchParams), state, refused || 200);
    },
    /** Shows the reply to the comment whose code the form has. */
    lookUp: async (request: Request) =>
      own(viewOf(new URL(request.url).searchParams), await lookUpFeedback(context, request)),
    /** Shows that somebody sends more comments than a person writes. */
    tooMany: (request: Request) =>
      own(viewOf(new URL(request.url).searchParams), { sort: 'refused', problem: 'many', text: '', contact: '' }, 429),
    /** Answers a GET for a page that does not exist. */
    async missing(request: Request): Promise<Response> {
      const view = viewOf(new URL(request.url).searchParams);
      return present(await pageOf(MISSING, view, (_, to) => missingPage(to)), request, 404);
    },
    /** Shows what the office just changed at once, on this server. */
    refresh(): void {
      facts.clear();
      cache.clear();
    },
  };
}

export type Pages = ReturnType<typeof makePages>;
