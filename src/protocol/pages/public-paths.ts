/** Returns a path without a slash at its end. */
export const withoutSlash = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

/** Public pages that every district has. `/l` is the page behind a leaflet's QR code, whose batch is in the fragment. */
export const publicPaths = ['/', '/l', '/calendar', '/about', '/about/functions'] as const;
export type PublicPath = (typeof publicPaths)[number];

/** Returns the public page at a path. */
export const publicPage = (path: string): PublicPath | undefined =>
  publicPaths.find((known) => known === withoutSlash(path));
