import { isAppPage } from '../../../protocol/pages/app-paths.ts';
import { isTipPage, TIP_DOCUMENT } from '../../../protocol/tips/tip-pages.ts';
import { bestEncoding } from './compress.ts';
import type { StaticFile, StaticFiles } from './static-files.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** Answers with a file as it is, or compressed, or not at all if the browser has it. */
export async function present(file: StaticFile, request: Request, status = 200): Promise<Response> {
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
    ? new Response(packed, { status, headers: { ...headers, 'content-encoding': encoding } })
    : new Response(file.bytes, { status, headers });
}

const plain = (text: string, status: number): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

/** Tells whether a path could be a page: its name has no dot. */
const isPage = (path: string): boolean => !path.slice(path.lastIndexOf('/')).includes('.');

/** Returns the document that starts the app at a path; sealed tips have their own. */
function documentOf(path: string): string | undefined {
  if (isTipPage(path)) return TIP_DOCUMENT;
  return isAppPage(path) ? '/index.html' : undefined;
}

/**
 * Answers a GET outside /api: a file, or the app for a path of one of its pages.
 * @param missing answers for a page that does not exist
 */
export async function serveStatic(
  files: StaticFiles,
  request: Request,
  missing: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const document = documentOf(pathname);
  const file = files.get(pathname) ?? (document === undefined ? undefined : files.get(document));
  if (file) return present(file, request);
  if (document !== undefined) return plain('The client has not been built: run "npm run build".\n', 503);
  return isPage(pathname) ? missing(request) : plain('Not found.\n', 404);
}
