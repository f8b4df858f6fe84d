import { SERVER_MARK } from '../protocol/kernel/error.ts';
import { publicPage } from '../protocol/pages/public-paths.ts';

/** Public pages as the server last sent them. */
const CACHE = 'qingyuan-public-pages';
/** How long a page may take before the one on the phone is shown. */
const PATIENCE_MS = 4_000;

/** Tells whether a page is kept on the phone. */
export const isKept = (path: string): boolean => publicPage(path) !== undefined;

/** Returns the name under which a page is kept: its path and language. The size of text is the phone's own choice. */
function keyOf(address: string): string {
  const { origin, pathname, searchParams } = new URL(address, location.origin);
  return `${origin}${pathname}${searchParams.get('lang') === 'en' ? '?lang=en' : ''}`;
}

/** Fetches a page and keeps it. @returns undefined if the server cannot be reached in time, or is in trouble */
async function fetchPage(address: string): Promise<Response | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    // A portal's answer is redirected, or has none of the server's marks.
    const answer = await fetch(address, { signal: stop.signal, credentials: 'omit', redirect: 'error' });
    if (!answer.ok || !answer.headers.has(SERVER_MARK)) return undefined;
    const isForAll = answer.headers.get('cache-control') !== 'no-store';
    if (isForAll) await (await caches.open(CACHE)).put(keyOf(address), answer.clone());
    return answer;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Opens a public page: from the server, else as it was kept, at worst in the other language. */
export async function openPage({ url }: Request): Promise<Response | undefined> {
  const fetched = await fetchPage(url);
  if (fetched) return fetched;
  const cache = await caches.open(CACHE);
  return (await cache.match(keyOf(url))) ?? (await cache.match(keyOf(url), { ignoreSearch: true }));
}

/** Fetches all public pages for use without a network. What fails is fetched when it is opened. */
export async function keepPages(): Promise<void> {
  try {
    const paths: unknown = await (await fetch('/pages.json', { credentials: 'omit' })).json();
    if (!Array.isArray(paths)) return;
    for (const path of paths) if (typeof path === 'string' && isKept(path)) await fetchPage(path);
  } catch {
    // No network, or an older server.
  }
}
