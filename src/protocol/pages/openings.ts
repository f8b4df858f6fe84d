import * as v from 'valibot';
import { type PostPath, type PublicPath, postNumber, postPath, publicPage } from './public-paths.ts';

/*
 * POST /api/pages/opened     a public page was opened; nothing of who opened it
 * GET  /api/office/openings  how often each page, and the page behind each batch's code, was opened on each of 30 days
 */

/** Days of openings that the desk shows. */
export const OPENING_DAYS = 30;

export const PageOpened = v.object({
  page: v.pipe(
    v.string(),
    v.transform((path): PublicPath | PostPath | undefined => {
      const number = postNumber(path);
      return number === undefined ? publicPage(path) : postPath(number);
    }),
    v.check((page) => page !== undefined, 'page'),
  ),
});

const ofDay = { day: v.string(), openings: v.number() };

/** Openings by page and day, and by batch and day; days without any are left out. */
export const Openings = v.object({
  pages: v.array(v.object({ page: v.string(), ...ofDay })),
  batches: v.array(v.object({ batch: v.string(), ...ofDay })),
});
export type Openings = v.InferOutput<typeof Openings>;
