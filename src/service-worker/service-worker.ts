import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isTipPage, TIP_DOCUMENT } from '../protocol/tips/tip-pages.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] };

// Only GETs of the build and page navigations are answered here. Every other request, and every POST, goes to the network
// untouched: a worker that touches uploads has sent empty bodies on iOS.
precacheAndRoute(self.__WB_MANIFEST);
// Runs on activate, that is, after this version has been fetched whole: a failed update never costs the old version.
cleanupOutdatedCaches();
const tipDocument = createHandlerBoundToURL(TIP_DOCUMENT);
registerRoute(({ request, url }) => request.mode === 'navigate' && isTipPage(url.pathname), tipDocument);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/files\//, /\/[^/?]+\.[a-z0-9]+$/i],
  }),
);
// The first visit is served by this worker at once, so that a page opened offline right after joining has its parts.
clientsClaim();

// The page asks; a new version never takes over by itself.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
