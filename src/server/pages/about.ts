import { programFunctions } from './functions.ts';
import { type Html, html } from './html.ts';
import { callBar, type PageContent, pageHeader, titleOf } from './layout.ts';
import type { Site } from './site.ts';
import { addressIn, type View, wordsIn } from './view.ts';

/** 关于: who runs the site, under which numbers, what it keeps, and where to complain. */
export function aboutPage(site: Site, view: View): PageContent {
  const { about } = wordsIn(view);
  const fact = (label: string, value: string | Html) => html`<dt>${label}</dt><dd>${value}</dd>`;
  const given = (value: string) => value || about.unset;
  const phone = site.phone ? html`<a href="tel:${site.phone.replace(/[ ()-]/g, '')}">${site.phone}</a>` : about.unset;
  const body = html`${pageHeader(view, about.title)}
<dl class="card">
${fact(about.organizer, given(site.organizer || site.name))}
${fact(about.appFiling, given(site.appFiling))}
${site.icp !== '' && fact(about.icp, site.icp)}
${site.police !== '' && fact(about.police, site.police)}
${fact(about.phone, phone)}
${site.address !== '' && fact(about.address, site.address)}
</dl>
<section><h2>${about.what}</h2><p>${about.whatText}</p></section>
<section><h2>${about.paper}</h2><p>${about.paperText}</p></section>
<section id="privacy"><h2>${about.privacy}</h2><ul class="dots">${Object.values(about.privacyLines).map((line) => html`<li>${line}</li>`)}</ul></section>
<section id="feedback"><h2>${about.feedback}</h2><p>${about.feedbackText}</p><p><a href="${addressIn(view, '/feedback')}">${about.feedbackLink}</a></p></section>
<section><h2>${about.functions}</h2><p><a href="${addressIn(view, '/about/functions')}">${about.functionsLink}</a></p></section>
${callBar(view)}`;
  return {
    path: '/about',
    title: `${about.title} · ${titleOf(site, view)}`,
    description: about.description(titleOf(site, view)),
    body,
    isListed: true,
  };
}

/** 功能设置说明: what the program does and does not do, each line with the test that proves it. */
export function functionsPage(site: Site, view: View): PageContent {
  const words = wordsIn(view).functions;
  const section = (does: boolean, title: string) => html`<section><h2>${title}</h2><ul class="dots">
${programFunctions
  .filter((line) => line.does === does)
  .map(
    ({ name, test }) =>
      html`<li>${words.lines[name]} <small class="note">${words.test} <code>${test}</code></small></li>`,
  )}
</ul></section>`;
  return {
    path: '/about/functions',
    title: `${words.title} · ${titleOf(site, view)}`,
    description: words.description,
    body: html`${pageHeader(view, words.title)}
<p>${words.lead}</p>
${section(true, words.does)}
${section(false, words.doesNot)}
${callBar(view)}`,
    isListed: true,
  };
}

/** The page for an address that is none. */
export function missingPage(view: View): PageContent {
  const { missing, home } = wordsIn(view);
  const body = html`${pageHeader(view, missing.title)}
<p>${missing.detail}</p>
<div class="two"><a class="button primary" href="${addressIn(view, '/')}">${missing.home}</a><a class="button" href="/tip">${home.tip}</a></div>
${callBar(view)}`;
  return { path: '/', title: missing.title, description: missing.detail, body, isListed: false };
}
