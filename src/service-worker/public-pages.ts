import { SERVER_MARK } from '../protocol/kernel/error.ts';
import { CONTENT_FILE } from '../protocol/pages/content-file.ts';
import { isPublicPath, postNumber } from '../protocol/pages/public-paths.ts';

/** Public pages as the server last sent them. */
const CACHE = 'qingyuan-public-pages';
/** How long a page may take before the one on the phone is shown. */
const PATIENCE_MS = 4_000;

/** Returns the name under which a page is kept: its path and language. The size of text is the phone's own choice. */
function keyOf(address: string): string {
  const { origin, pathname, searchParams } = new URL(address, location.origin);
  return `${origin}${pathname}${searchParams.get('lang') === 'en' ? '?lang=en' : ''}`;
}

/** Answers by which the server says that a post was withdrawn, or is not there. */
const GONE = 410;
const MISSING = 404;

/** Forgets a page in all languages. */
async function drop(path: string): Promise<void> {
  await (await caches.open(CACHE)).delete(`${location.origin}${path}`, { ignoreSearch: true });
}

/** Forgets kept posts and cards that the server does not list any more, as those that were withdrawn or hidden. */
async function dropOthers(listed: readonly unknown[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    const mayGo = postNumber(pathname) !== undefined || pathname.startsWith('/learn/');
    if (mayGo && !listed.includes(pathname)) await drop(pathname);
  }
}

/** Fetches the list of public pages. @returns undefined without a network, or from an older server */
async function fetchList(): Promise<readonly unknown[] | undefined> {
  try {
    const answer = await fetch('/pages.json', { credentials: 'omit', redirect: 'error' });
    const paths: unknown = answer.ok && answer.headers.has(SERVER_MARK) ? await answer.json() : undefined;
    return Array.isArray(paths) ? paths : undefined;
  } catch {
    return undefined;
  }
}

/** Takes withdrawn posts from this phone, whichever page its reader opens. */
export async function dropWithdrawn(): Promise<void> {
  const listed = await fetchList();
  if (listed) await dropOthers(listed);
}

/** Fetches a page and keeps it. @returns undefined if the server cannot be reached in time, or is in trouble */
async function fetchPage(address: string): Promise<Response | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    // A portal's answer is redirected, or has none of the server's marks.
    const answer = await fetch(address, { signal: stop.signal, credentials: 'omit', redirect: 'error' });
    if (!answer.headers.has(SERVER_MARK)) return undefined;
    if (answer.status === GONE || answer.status === MISSING) {
      await drop(new URL(address, location.origin).pathname);
      return answer;
    }
    if (!answer.ok) return undefined;
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
  await fetchPage(CONTENT_FILE);
  const paths = await fetchList();
  if (!paths) return;
  await dropOthers(paths);
  for (const path of paths) if (typeof path === 'string' && isPublicPath(path)) await fetchPage(path);
}
