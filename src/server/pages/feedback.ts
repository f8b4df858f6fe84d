import { dayAt } from '../../domain/kernel/day.ts';
import { BY_CODE, type FeedbackRow, MAX_CONTACT, MAX_FEEDBACK } from '../../protocol/pages/feedback.ts';
import { type Html, html } from './html.ts';
import { callBar, type PageContent, pageHeader, titleOf } from './layout.ts';
import type { Site } from './site.ts';
import { addressIn, type View, wordsIn } from './view.ts';
import { dateWords } from './when.ts';

/** Why a comment was not taken. */
export type FeedbackProblem = 'empty' | 'long' | 'many';

/** The state of the page of comments. */
export type FeedbackState =
  | { readonly sort: 'form' }
  | { readonly sort: 'refused'; readonly problem: FeedbackProblem; readonly text: string; readonly contact: string }
  | { readonly sort: 'found'; readonly code: string; readonly row: FeedbackRow }
  | { readonly sort: 'unknown'; readonly code: string };

function form(view: View, state: FeedbackState): Html {
  const { feedback } = wordsIn(view);
  const kept = state.sort === 'refused' ? state : { text: '', contact: '' };
  return html`<form class="card" method="post" action="${addressIn(view, '/feedback')}" data-online="${feedback.offline}">
${state.sort === 'refused' && html`<p class="warn" role="alert">${feedback.problems[state.problem]}</p>`}
<label class="field">${feedback.text}<textarea class="control" name="text" rows="6" required maxlength="${MAX_FEEDBACK}">${kept.text}</textarea></label>
<label class="field">${feedback.contact}<input class="control" name="contact" maxlength="${MAX_CONTACT}" autocomplete="off" value="${kept.contact}"></label>
<p class="note">${feedback.contactHint}</p>
<p class="warn" role="alert" hidden></p>
<button class="button primary big wide">${feedback.send}</button>
</form>`;
}

/** Writes a code in groups of four, as people copy it. */
const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

function reply(view: View, code: string, row: FeedbackRow): Html {
  const { feedback } = wordsIn(view);
  const answer = row.reply
    ? html`<h2>${feedback.reply}</h2><p class="long">${row.reply}</p><p class="note">${dateWords(dayAt(row.replied ?? row.arrived), view)}</p>`
    : html`<p><b>${feedback.waiting}</b></p>`;
  return html`<section class="card" role="status">
<h2>${feedback.kept}</h2>
<p class="code">${grouped(code)}</p>
<p>${feedback.keepCode}</p>
${answer}
<details><summary>${feedback.yours}</summary><p class="long">${row.text}</p></details>
</section>`;
}

function lookUp(view: View, state: FeedbackState): Html {
  const { feedback } = wordsIn(view);
  const address = addressIn(view, '/feedback');
  return html`<form class="card" method="post" action="${address}${address.includes('?') ? '&' : '?'}${BY_CODE}=code" data-online="${feedback.lookOffline}">
<label class="field">${feedback.code}<input class="control" name="code" maxlength="20" autocomplete="off" autocapitalize="characters" required value="${state.sort === 'unknown' ? state.code : ''}"></label>
${state.sort === 'unknown' && html`<p class="warn" role="alert">${feedback.unknown}</p>`}
<p class="warn" role="alert" hidden></p>
<button class="button wide">${feedback.look}</button>
</form>`;
}

/** 意见与投诉: a form without an account, and the office's reply by the code that its sender was given. */
export function feedbackPage(site: Site, view: View, state: FeedbackState): PageContent {
  const { feedback, about } = wordsIn(view);
  const body = html`${pageHeader(view, feedback.title)}
${state.sort === 'found' ? reply(view, state.code, state.row) : html`<p>${feedback.lead}</p>${form(view, state)}`}
${lookUp(view, state)}
<section><h2>${about.paper}</h2><p>${feedback.paper}</p></section>
${callBar(view)}`;
  return {
    path: '/feedback',
    title: `${feedback.title} · ${titleOf(site, view)}`,
    description: feedback.lead,
    body,
    // Older browsers send the origin of a form only if the page lets them name a referrer.
    head: html`<meta name="referrer" content="same-origin" />`,
    isListed: state.sort === 'form',
  };
}
