import { isTipPage, TIP_DOCUMENT } from '../../../protocol/tips/tip-pages.ts';
import { bestEncoding } from './compress.ts';
import type { StaticFile, StaticFiles } from './static-files.ts';

const FOREVER = 'public, max-age=31536000, immutable';

async function present(file: StaticFile, request: Request): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': file.isImmutable ? FOREVER : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  };
  if (request.headers.get('if-none-match')?.includes(file.etag)) return new Response(null, { status: 304, headers });
  const encoding = bestEncoding(request.headers.get('accept-encoding'));
  const packed = encoding && (await file.packed(encoding));
  return packed
    ? new Response(packed, { headers: { ...headers, 'content-encoding': encoding } })
    : new Response(file.bytes, { headers });
}

const plain = (text: string, status: number): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

/** Tells whether a path is a page of the app: its name has no dot. The client's router resolves it. */
const isPage = (path: string): boolean => !path.slice(path.lastIndexOf('/')).includes('.');

/** Returns the document of a page. Sealed tips have their own. */
const documentOf = (path: string): string => (isTipPage(path) ? TIP_DOCUMENT : '/index.html');

/** Answers a GET outside /api: a file, or the app for a path of one of its pages. */
export async function serveStatic(files: StaticFiles, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const file = files.get(pathname) ?? (isPage(pathname) ? files.get(documentOf(pathname)) : undefined);
  if (file) return present(file, request);
  return files.size === 0 && isPage(pathname)
    ? plain('The client has not been built: run "npm run build".\n', 503)
    : plain('Not found.\n', 404);
}
