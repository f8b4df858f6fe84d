import { type CardId, cardIds } from '../../domain/learning/card-ids.ts';
import { isOwnCardId, type OwnCardId } from '../../domain/learning/content.ts';

/** Returns a path without a slash at its end. */
export const withoutSlash = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

/** Public pages that every district has. `/l` is the page behind a leaflet's QR code, whose batch is in the fragment. */
const fixedPaths = ['/', '/l', '/learn', '/posts', '/calendar', '/feedback', '/about', '/about/functions'] as const;
export type PublicPath = (typeof fixedPaths)[number] | `/learn/${CardId | OwnCardId}`;

/** The public pages of a district whose office has added no card and hidden none. */
export const publicPaths: readonly PublicPath[] = [...fixedPaths, ...cardIds.map((id) => `/learn/${id}` as const)];

const CARD = '/learn/';

/** Returns the public page at a path. A card that the office may have added counts, whether there is one or not. */
export function publicPage(path: string): PublicPath | undefined {
  const own = path.startsWith(CARD) ? withoutSlash(path).slice(CARD.length) : '';
  return isOwnCardId(own) ? `/learn/${own}` : publicPaths.find((known) => known === withoutSlash(path));
}

/** The page of a post, by its number. */
export type PostPath = `/posts/${number}`;

export const postPath = (number: number): PostPath => `/posts/${number}`;

const postPattern = /^\/posts\/([1-9]\d{0,5})$/;

/** Returns the number of the post at a path. Whether there is one, the server knows. */
export function postNumber(path: string): number | undefined {
  const [, number] = postPattern.exec(withoutSlash(path)) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Tells whether a path is that of a page for the public. Whether it exists, the server knows. */
export const isPublicPath = (path: string): boolean => publicPage(path) !== undefined || postNumber(path) !== undefined;

/** The path of a picture of a post. */
export const picturePath = (photo: string): string => `/posts/pictures/${photo}.jpg`;

const picturePattern = /^\/posts\/pictures\/([0-9a-f]{64})\.jpg$/;

/** Returns the photo at the path of a post's picture. */
export const pictureAt = (path: string): string | undefined => picturePattern.exec(path)?.[1];
