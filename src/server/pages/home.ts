import type { ShownCard } from '../../domain/learning/card.ts';
import type { CardId } from '../../domain/learning/card-ids.ts';
import type { PublicPost } from '../posts/public-posts.ts';
import type { PublicEvent } from './events.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { type PageContent, titleOf } from './layout.ts';
import { cardRows } from './learn.ts';
import { postRows } from './posts.ts';
import { EMERGENCY, HELPLINE, type Site } from './site.ts';
import { addressIn, type View, wordsIn } from './view.ts';
import { dayWords } from './when.ts';

/** Cards that 首页 shows. */
const teasers: readonly CardId[] = ['etomidate', 'disguised-snacks', 'poppy-look-alikes', 'asking-for-help'];

/** Posts that 首页 shows. */
const NEWS = 3;

type IconName = Parameters<typeof icon>[0];

const row = (href: string, name: IconName, end: IconName, title: string, detail: string): Html =>
  html`<li><a href="${href}">${icon(name)}<span><b>${title}</b> <small>${detail}</small></span>${icon(end)}</a></li>`;

const waves = html`<svg class="waves" viewBox="0 0 390 80" preserveAspectRatio="none" aria-hidden="true"><defs><linearGradient id="water" x2="0" y2="1"><stop offset=".4" stop-color="currentColor"/><stop offset="1" stop-color="currentColor" stop-opacity="0"/></linearGradient></defs><g fill="url(#water)"><path d="M0 46c42-26 84-24 130-4 44 18 66-34 122-34 52 0 84 40 138 12v60H0z"/><path d="M0 62c70 6 130-14 196-2 70 12 120-24 194-14v34H0z"/></g></svg>`;

/** Says when and where the next event is, or what there will be. */
function nextEvent(site: Site, view: View, events: readonly PublicEvent[]): string {
  const words = wordsIn(view);
  const next = events.find(({ phase }) => phase === 'planned');
  if (!next) return words.home.calendarNone;
  const when = [dayWords(next.day, site.today, view), next.starts].filter(Boolean).join(' ');
  return [when, next.location ?? next.title].join(words.sentence.list);
}

/** 首页: for whoever scanned a leaflet. What helps comes first, the volunteers' entry last. */
export function homePage(
  {
    site,
    events,
    posts,
    cards,
  }: {
    site: Site;
    events: readonly PublicEvent[];
    posts: readonly PublicPost[];
    cards: readonly ShownCard[];
  },
  view: View,
  isBatch: boolean,
): PageContent {
  const { home, hotlines, tagline, batch } = wordsIn(view);
  const newest = posts.filter(({ isWithdrawn }) => !isWithdrawn).slice(0, NEWS);
  const title = titleOf(site, view);
  const shownTeasers = teasers.flatMap((id) => cards.find((card) => card.id === id) ?? []);
  const to = (path: string) => addressIn(view, path);
  const body = html`<header class="masthead">
<h1 tabindex="-1">${title}</h1>
<p>${tagline}</p>
${waves}
</header>
<div class="bigs">
<a class="act main" href="/tip">${icon('pencil')}<b>${home.tip}</b> <small>${home.tipDetail}</small></a>
<a class="act danger" href="tel:${EMERGENCY}">${icon('phone')}<b>${hotlines.emergencyCall(EMERGENCY)}</b> <small>${home.emergencyDetail}</small></a>
</div>
<ul class="rows">
${row('/tip/receipt', 'message', 'chevron', home.receipt, home.receiptDetail)}
${row(to('/calendar'), 'calendar', 'chevron', home.calendar, nextEvent(site, view, events))}
${row(`tel:${HELPLINE}`, 'heart', 'phone', `${hotlines.helpName} ${HELPLINE}`, hotlines.helpDetail)}
${site.hotlines.map(({ label, number }) => row(`tel:${number}`, 'phone', 'phone', label, number))}
</ul>
<section class="teasers"><h2>${home.learn}</h2> <a href="${to('/learn')}">${home.learnAll(cards.length)}</a>
${cardRows(view, shownTeasers)}</section>
${
  newest.length > 0 &&
  html`<section class="teasers"><h2>${home.posts}</h2> <a href="${to('/posts')}">${home.postsAll}</a>
${postRows(site, view, newest)}</section>`
}
${isBatch && html`<p class="note">${batch.note}</p>`}
<nav class="doors" aria-label="${home.entry}">
<a href="/today">${home.member}</a><a href="/join">${home.join}</a><a href="/sign-in">${home.office}</a>
</nav>`;
  return { path: '/', title, description: home.description(title), body, isListed: true };
}
