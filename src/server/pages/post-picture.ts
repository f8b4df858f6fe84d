import type { PhotoStore } from '../photos/photo-store.ts';
import { readPhoto } from '../photos/read-photo.ts';
import type { ServerContext } from '../platform/context.ts';
import type { PublicPost } from '../posts/public-posts.ts';

/** Seconds until a browser may ask again while the store is away. */
const STORE_RETRY_S = 30;

/** Browsers ask each time whether the picture may still be shown; without a change no bytes travel. */
const headersOf = (photo: string) => ({
  'content-type': 'image/jpeg',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'no-cache',
  etag: `"${photo}"`,
});

/**
 * Answers with a picture that a public post shows. Others are as unknown as none: of drafts, of withdrawn posts, and those
 * whose consent was taken back.
 * @param posts that the public sees
 */
export async function servePicture(
  context: ServerContext,
  store: PhotoStore,
  posts: readonly PublicPost[],
  photo: string,
  request: Request,
): Promise<Response> {
  const isShown = posts.some(({ pictures }) => pictures.some((picture) => picture.photo === photo));
  const gone = () => new Response('Gone.\n', { status: 410, headers: { 'cache-control': 'no-store' } });
  if (!isShown) return gone();
  const headers = headersOf(photo);
  if (request.headers.get('if-none-match')?.includes(photo)) return new Response(null, { status: 304, headers });
  const read = await readPhoto(context, store, photo);
  if (!read.ok) return new Response(null, { status: 503, headers: { 'retry-after': String(STORE_RETRY_S) } });
  return read.value ? new Response(read.value, { headers }) : gone();
}
