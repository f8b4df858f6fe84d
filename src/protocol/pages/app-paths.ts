import { withoutSlash } from './public-paths.ts';

/*
 * Addresses of pages outside /api. The server answers each with a document: public pages with their content, pages of
 * the app and of sealed tips with a document that starts the app, and all others with 404.
 */

/** Pages of the app. `:id` and `:kind` stand for one part. */
export const appPaths = [
  '/c',
  '/answer',
  '/learn/plants',
  '/learn/quiz',
  '/join',
  '/today',
  '/log',
  '/log/:kind',
  '/survey',
  '/records',
  '/records/:id',
  '/outbox',
  '/events',
  '/events/new',
  '/events/campaigns',
  '/events/:id',
  '/events/:id/edit',
  '/events/:id/close',
  '/events/:id/check-in',
  '/events/:id/code',
  '/events/:id/presence',
  '/i',
  '/notices',
  '/notices/:id',
  '/me',
  '/me/stock',
  '/certificates',
  '/certificates/paper',
  '/sign-in',
  '/setup',
  '/squad',
  '/squad/checks',
  '/squad/records/:id',
  '/office',
  '/office/figures',
  '/office/evidence',
  '/office/records/:id',
  '/office/summary',
  '/office/programme',
  '/office/statements',
  '/office/statements/grid',
  '/office/statements/history',
  '/office/proofreading',
  '/office/checks',
  '/office/events',
  '/office/coverage',
  '/office/hours',
  '/office/stock',
  '/office/posters',
  '/office/people',
  '/office/certificates',
  '/office/content',
  '/office/site',
  '/office/posts',
  '/office/posts/pictures',
  '/office/posts/:id',
  '/office/tips',
  '/office/places',
  '/office/tips/keys',
  '/office/tips/:id',
] as const;
export type AppPath = (typeof appPaths)[number];

const matchers = appPaths.map((path) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`));

/** Tells whether a path is a page of the app. */
export const isAppPage = (path: string): boolean => matchers.some((each) => each.test(withoutSlash(path)));
