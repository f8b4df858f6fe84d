import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CONTENT_FILE } from '../protocol/pages/content-file.ts';
import { isPublicPath } from '../protocol/pages/public-paths.ts';
import { SHARED_PAGE } from '../protocol/pages/share.ts';
import { isTipPage, TIP_DOCUMENT } from '../protocol/tips/tip-pages.ts';
import { dropWithdrawn, keepPages, openPage } from './public-pages.ts';
import { takeShared } from './shared-photos.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] };

// Answers only GET requests for build files and page navigations, and the phone's share sheet, which never goes to the
// network. Every other request goes there untouched: a service worker that handles uploads has sent empty bodies on iOS.
precacheAndRoute(self.__WB_MANIFEST);

/** Parts of the build that are not put aside in advance, as the pages have loaded them so far. */
const USED = 'qingyuan-used-parts';

/** Returns a part that was kept, else fetches it and keeps it. The page's network may answer with a page of its own. */
async function usedPart(request: Request): Promise<Response> {
  const cache = await caches.open(USED);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  const isPart = answer.ok && /javascript|css/.test(answer.headers.get('content-type') ?? '');
  if (isPart) await cache.put(request, answer.clone()).catch(() => undefined);
  return answer;
}
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request }) => usedPart(request),
);
// The parts of an earlier build have other names.
self.addEventListener('activate', (event) => event.waitUntil(caches.delete(USED)));

// Runs on activate, after this version was fetched completely, so a failed update never removes the old version.
cleanupOutdatedCaches();
const tipDocument = createHandlerBoundToURL(TIP_DOCUMENT);
const appDocument = createHandlerBoundToURL('/index.html');
registerRoute(({ request, url }) => request.mode === 'navigate' && isTipPage(url.pathname), tipDocument);
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && isPublicPath(url.pathname),
  async (options) => {
    const page = await openPage(options.request);
    options.event.waitUntil(dropWithdrawn());
    return page ?? appDocument(options);
  },
);
registerRoute(
  ({ request, sameOrigin, url }) => sameOrigin && request.mode === 'navigate' && url.pathname === SHARED_PAGE,
  ({ request }) => takeShared(request),
  'POST',
);
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname === CONTENT_FILE,
  async ({ request }) => (await openPage(request)) ?? Response.error(),
);
registerRoute(new NavigationRoute(appDocument, { denylist: [/^\/api\//, /^\/files\//, /\/[^/?]+\.[a-z0-9]+$/i] }));
self.addEventListener('activate', (event) => event.waitUntil(keepPages()));
// Controls the page from the first visit, so that a page opened offline right after joining is available.
clientsClaim();

// A new version takes over only when the page asks for it.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
