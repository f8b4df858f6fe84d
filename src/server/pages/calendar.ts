import type { PublicEvent } from './events.ts';
import { dataBlock, type Html, html } from './html.ts';
import { callBar, type PageContent, pageHeader, titleOf } from './layout.ts';
import type { Site } from './site.ts';
import { type View, wordsIn } from './view.ts';
import { dayWords } from './when.ts';

/** Writes an event in the words of schema.org, for search engines. */
const eventData = (site: Site, view: View, event: PublicEvent): object => ({
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: event.title,
  startDate: event.starts ? `${event.day}T${event.starts}:00+08:00` : event.day,
  eventStatus: `https://schema.org/${event.phase === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
  eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
  isAccessibleForFree: true,
  location: { '@type': 'Place', name: event.location ?? titleOf(site, view), address: event.location ?? site.name },
  organizer: { '@type': 'Organization', name: event.host ?? site.organizer ?? site.name },
  url: event.url,
});

function entry(view: View, event: PublicEvent): Html {
  const { calendar } = wordsIn(view);
  const isOff = event.phase === 'cancelled';
  const times = [event.starts, event.ends].filter(Boolean).join(' – ');
  return html`<li id="${event.id}" class="card">
<h3>${isOff ? html`<s>${event.title}</s> <span class="off">${calendar.cancelled}</span>` : event.title}</h3>
${(times !== '' || event.location !== undefined) && html`<p>${[times, event.location].filter(Boolean).join(' ')}</p>`}
${event.audience !== undefined && html`<p class="note">${calendar.audience(event.audience)}</p>`}
${event.host !== undefined && html`<p class="note">${calendar.host(event.host)}</p>`}
</li>`;
}

/** 活动日历: the events that anybody may come to, by day. */
export function calendarPage(site: Site, view: View, events: readonly PublicEvent[]): PageContent {
  const { calendar } = wordsIn(view);
  const days = [...new Set(events.map(({ day }) => day))];
  const list = days.map((day) => {
    const own = events.filter((event) => event.day === day);
    return html`<h2><time datetime="${day}">${dayWords(day, site.today, view)}</time></h2>
<ul class="events">${own.map((event) => entry(view, event))}</ul>`;
  });
  const some = html`<p>${calendar.lead}</p>
${list}
<a class="button wide" href="/calendar.ics">${calendar.file}</a>
<p class="note">${calendar.fileHint}</p>`;
  const none = html`<p><b>${calendar.none}</b></p><p>${calendar.noneHint}</p>`;
  return {
    path: '/calendar',
    title: `${calendar.title} · ${titleOf(site, view)}`,
    description: calendar.description(titleOf(site, view)),
    body: html`${pageHeader(view, calendar.title)}
${events.length ? some : none}
${callBar(view)}`,
    head: events.length
      ? dataBlock(
          'application/ld+json',
          events.map((event) => eventData(site, view, event)),
        )
      : html``,
    isListed: true,
  };
}
