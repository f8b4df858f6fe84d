import { type Part, partNames, parts, type ShownCard, sourcesOf, topics } from '../../domain/learning/card.ts';
import { hotlines } from '../../domain/learning/hotline.ts';
import { fillIn, type LawTable } from '../../domain/learning/law-values.ts';
import { reviewOf } from '../../domain/learning/review.ts';
import { sourceOf } from '../../domain/learning/sources.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { callBar, type PageContent, pageHeader, titleOf } from './layout.ts';
import type { Site } from './site.ts';
import { addressIn, type View, wordsIn } from './view.ts';

/** Draws a card's symbol of `public/pictures/cards.svg`. */
const picture = ({ picture: { symbol, shows } }: ShownCard, isNamed: boolean): Html => {
  const names = isNamed ? html`role="img" aria-label="${shows}"` : html`aria-hidden="true"`;
  return html`<svg class="picture" viewBox="0 0 96 96" ${names}><use href="/pictures/cards.svg#${symbol}"/></svg>`;
};

/** Writes a card as a row of a list. Cards are in Chinese in both languages. */
const cardRow = (view: View, card: ShownCard): Html => {
  const address = addressIn(view, `/learn/${card.id}`);
  return html`<li lang="zh-CN" data-words="${card.words.join(' ')}"><a href="${address}">${picture(card, false)}<span><b>${card.title}</b> <small>${card.summary}</small></span>${icon('chevron')}</a></li>`;
};

/** Writes cards as a list. */
export const cardRows = (view: View, chosen: readonly ShownCard[]): Html =>
  html`<ul class="rows cards">${chosen.map((card) => cardRow(view, card))}</ul>`;

/** 学一学: all cards by topic, with a search where there is JavaScript. */
export function learnPage(site: Site, view: View, cards: readonly ShownCard[]): PageContent {
  const { learn } = wordsIn(view);
  const own = (topic: string) => cards.filter((card) => card.topic === topic);
  const names = Object.entries(topics).filter(([topic]) => own(topic).length > 0);
  const body = html`${pageHeader(view, learn.title)}
${view.language === 'en' && html`<p class="note">${learn.inChinese}</p>`}
<form class="search" role="search" hidden data-search><label>${learn.search} <input class="control" type="search" maxlength="40" autocomplete="off" placeholder="${learn.searchHint}"></label>
<p class="note" role="status" data-none="${learn.none}"></p></form>
<nav class="topics" aria-label="${learn.topics}" lang="zh-CN">${names.map(([topic, name]) => html`<a href="#${topic}">${name}</a>`)}</nav>
<div class="two"><a class="button soft" href="/learn/plants">${learn.plants}</a><a class="button soft" href="/learn/quiz">${learn.quiz}</a></div>
${names.map(([topic, name]) => html`<section id="${topic}" lang="zh-CN"><h2>${name}</h2>${cardRows(view, own(topic))}</section>`)}
<section id="large"><h2>${learn.large.title}</h2><ul class="rows"><li data-words="${learn.large.words}"><a href="${addressIn({ ...view, isLarge: true }, '/')}">${icon('eye')}<span><b>${learn.large.name}</b> <small>${learn.large.detail}</small></span>${icon('chevron')}</a></li></ul></section>
${callBar(view)}`;
  return {
    path: '/learn',
    title: `${learn.title} · ${titleOf(site, view)}`,
    description: learn.description(titleOf(site, view)),
    body,
    isListed: true,
  };
}

const partIcons = { looks: 'eye', effects: 'pulse', law: 'scales', refuse: 'stop', help: 'heart' } as const;

function partOf(card: ShownCard, part: Part, table: LawTable): Html {
  const blocks = card.blocks.filter((block) => block.part === part);
  if (blocks.length === 0) return html``;
  const lines = blocks.flatMap((block) => block.lines);
  const calls = blocks.flatMap((block) => block.calls ?? []).map((number) => hotlines[number]);
  return html`<section class="part">${icon(partIcons[part])}<div><h2>${partNames[part]}</h2>
${lines.map(({ text }) => html`<p>${fillIn(text, table)}</p>`)}
${calls.map(({ number, name, note }) => html`<p class="call"><a class="button" href="tel:${number}">${icon('phone')}${name} ${number}</a> <small class="note">${note}</small></p>`)}
</div></section>`;
}

/** A card of 学一学, with its sources. */
export function cardPage(site: Site, view: View, card: ShownCard, table: LawTable): PageContent {
  const { learn, home } = wordsIn(view);
  const { outdated, unchecked } = reviewOf(card, site.today, table);
  const cited = sourcesOf(card).map((source) => {
    const { title, by, date } = sourceOf(source);
    return html`<li>${[title, by, date].filter(Boolean).join('，')}</li>`;
  });
  const body = html`${pageHeader(view, learn.title, '/learn')}
<article lang="zh-CN">
<div class="drawing">${picture(card, true)}</div>
<h2 class="card-title">${card.title}</h2>
<p class="lead">${card.summary}</p>
<button class="button" type="button" lang="${view.language}" hidden data-speak="${learn.stopReading}">${learn.readAloud}</button>
${outdated && html`<p class="warn">${learn.outdated}</p>`}
${unchecked && html`<p class="warn">${learn.unchecked}</p>`}
${parts.map((part) => partOf(card, part, table))}
<section class="note"><h2>${learn.sources}</h2><ul class="dots">${cited}</ul><p>${learn.checkedOn(card.checkedOn)}</p></section>
</article>
<a class="button wide" href="/tip">${icon('pencil')}${home.tip}</a>
${callBar(view)}`;
  return {
    path: `/learn/${card.id}`,
    title: `${card.title} · ${titleOf(site, view)}`,
    description: card.summary,
    body,
    isListed: true,
  };
}

/** The page at the address of a card that the office has hidden. */
export function hiddenCardPage(view: View): PageContent {
  const { learn, home } = wordsIn(view);
  const body = html`${pageHeader(view, learn.title, '/learn')}
<h2>${learn.hidden}</h2>
<p>${learn.hiddenDetail}</p>
<div class="two"><a class="button primary" href="${addressIn(view, '/learn')}">${learn.others}</a><a class="button" href="/tip">${home.tip}</a></div>
${callBar(view)}`;
  return { path: '/learn', title: learn.hidden, description: learn.hiddenDetail, body, isListed: false };
}
