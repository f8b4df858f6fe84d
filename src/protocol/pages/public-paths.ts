import { type CardId, cardIds } from '../../domain/learning/card-ids.ts';

/** Returns a path without a slash at its end. */
export const withoutSlash = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

/** Public pages that every district has. `/l` is the page behind a leaflet's QR code, whose batch is in the fragment. */
const fixedPaths = ['/', '/l', '/learn', '/calendar', '/feedback', '/about', '/about/functions'] as const;
export type PublicPath = (typeof fixedPaths)[number] | `/learn/${CardId}`;

export const publicPaths: readonly PublicPath[] = [...fixedPaths, ...cardIds.map((id) => `/learn/${id}` as const)];

/** Returns the public page at a path. */
export const publicPage = (path: string): PublicPath | undefined =>
  publicPaths.find((known) => known === withoutSlash(path));
