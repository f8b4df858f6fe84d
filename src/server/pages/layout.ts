import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { EMERGENCY, HELPLINE, type Site } from './site.ts';
import { addressIn, plainView, type View, wordsIn } from './view.ts';

/** A public page before it becomes a document. */
export interface PageContent {
  /** Its address, without the reader's choices. */
  readonly path: string;
  /** Its title in the browser's tab. */
  readonly title: string;
  /** For search and for cards of shared links. */
  readonly description: string;
  readonly body: Html;
  /** A picture for cards of shared links; our own without. Its path, and its size in pixels. */
  readonly image?: { readonly path: string; readonly width: number; readonly height: number } | undefined;
  /** More for the head, such as data for search engines. */
  readonly head?: Html;
  /** False for a page that has no address of its own, such as 404. */
  readonly isListed: boolean;
}

/** The name at the head of the pages. */
export const titleOf = (site: Site, view: View): string => site.title || site.name || wordsIn(view).product;

const organizerOf = (site: Site, view: View): string => site.organizer || site.name || wordsIn(view).product;

/** Writes the choice of size and language, at the top of every page. */
function choices(view: View, path: string): Html {
  const { top } = wordsIn(view);
  const other = { ...view, isLarge: !view.isLarge };
  const language = (to: View['language'], name: string) =>
    view.language === to
      ? html`<b lang="${to}" aria-current="true">${name}</b>`
      : html`<a lang="${to}" hreflang="${to}" data-language="${to}" href="${addressIn({ ...view, language: to }, path)}">${name}</a>`;
  return html`<nav class="choices" aria-label="${top.label}">
<a class="size" href="${addressIn(other, path)}" data-size><span class="to-large"><b aria-hidden="true">大</b>${top.large}</span><span class="to-normal">${top.normal}</span></a>
${language('zh-CN', top.chinese)}${language('en', top.english)}
</nav>`;
}

/** Writes the header of a page below 首页. */
export const pageHeader = (view: View, title: string, back = '/'): Html => html`<header class="page-top">
<a class="back" href="${addressIn(view, back)}" aria-label="${wordsIn(view).top.back(back)}">${icon('back')}</a>
<h1 tabindex="-1">${title}</h1>
</header>`;

/** Writes the numbers to call, on every page. */
export function callBar(view: View): Html {
  const { hotlines } = wordsIn(view);
  return html`<nav class="calls" aria-label="${hotlines.title}">
<a class="button danger" href="tel:${EMERGENCY}">${icon('phone')}${hotlines.emergency} ${EMERGENCY}</a>
<a class="button soft" href="tel:${HELPLINE}">${icon('phone')}${hotlines.help} ${HELPLINE}</a>
</nav>`;
}

function footer(site: Site, view: View): Html {
  const words = wordsIn(view).footer;
  const number = site.appFiling || site.icp;
  const about = (anchor: string) => addressIn(view, '/about') + anchor;
  return html`<footer>
<p>${words.organizer(organizerOf(site, view))}${number !== '' && html`<br>${words.filing(number)}`}</p>
<nav aria-label="${words.about}">
<a href="${about('')}">${words.about}</a><a href="${about('#privacy')}">${words.privacy}</a><a href="${addressIn(view, '/feedback')}">${words.feedback}</a>
</nav>
</footer>`;
}

const ownPicture = { path: '/share.png', width: 600, height: 600 };

/** Writes what search engines and shared links read of a page. */
function headOf(site: Site, view: View, { path, title, description, image, head, isListed }: PageContent): Html {
  const { path: picture, width, height } = image ?? ownPicture;
  const address = (language: View['language']) => site.origin + addressIn({ ...plainView, language }, path);
  const listed = html`<link rel="canonical" href="${address(view.language)}" />
<link rel="alternate" hreflang="zh-CN" href="${address('zh-CN')}" />
<link rel="alternate" hreflang="en" href="${address('en')}" />
<meta property="og:url" content="${address(view.language)}" />`;
  return html`<title>${title}</title>
<meta name="description" content="${description}" />
<meta property="og:type" content="website" />
<meta property="og:title" content="${title}" />
<meta property="og:description" content="${description}" />
<meta property="og:site_name" content="${titleOf(site, view)}" />
<meta property="og:image" content="${site.origin}${picture}" />
<meta property="og:image:width" content="${width}" />
<meta property="og:image:height" content="${height}" />
<link rel="alternate" type="application/atom+xml" title="${wordsIn(view).posts.title}" href="/posts.atom" />
${isListed ? listed : html`<meta name="robots" content="noindex" />`}${head}`;
}

/** The places of a document that a page fills in. `public.html` has them, between sheets and scripts of the build. */
const slots = { root: '<html lang="zh-CN">', head: '<!-- head -->', page: '<!-- page -->' } as const;

/** The document where the client has not been built: the pages are readable without sheets and scripts. */
export const bareDocument = `<!doctype html>
${slots.root}
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
${slots.head}
</head>
<body>
${slots.page}
</body>
</html>
`;

/** Fills a page into the document of the public pages. */
export function documentOf(template: string, site: Site, view: View, content: PageContent): string {
  const words = wordsIn(view);
  const page = html`<a class="skip" href="#main">${words.top.skip}</a>
<div class="public">
${choices(view, content.path)}
<main id="main">
${content.body}
</main>
${footer(site, view)}
</div>`;
  const root = html`<html lang="${view.language}"${view.isLarge && html` data-size="elder"`}>`;
  return template
    .replace(slots.root, () => root.text)
    .replace(slots.head, () => headOf(site, view, content).text)
    .replace(slots.page, () => page.text);
}
