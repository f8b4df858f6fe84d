import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isTipPage, TIP_DOCUMENT } from '../protocol/tips/tip-pages.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] };

// Answers only GET requests for build files and page navigations. Every other request goes to the network untouched: a
// service worker that handles uploads has sent empty bodies on iOS.
precacheAndRoute(self.__WB_MANIFEST);
// Runs on activate, after this version was fetched completely, so a failed update never removes the old version.
cleanupOutdatedCaches();
const tipDocument = createHandlerBoundToURL(TIP_DOCUMENT);
registerRoute(({ request, url }) => request.mode === 'navigate' && isTipPage(url.pathname), tipDocument);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/files\//, /\/[^/?]+\.[a-z0-9]+$/i],
  }),
);
// Controls the page from the first visit, so that a page opened offline right after joining is available.
clientsClaim();

// A new version takes over only when the page asks for it.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
