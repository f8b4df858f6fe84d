import * as v from 'valibot';

/*
 * GET /api/pages/site  whose site this is, for the pages that the app shows to the public
 */
export const PUBLIC_SITE_PATH = '/api/pages/site';

/** The site's name, who runs it, and its filing number, as the foot of a public page says them. */
export const PublicSite = v.object({
  /** The name at the head of the public pages; the district's name if the office chose none. */
  title: v.string(),
  /** 主办. */
  organizer: v.string(),
  /** 备案号; empty until the office has filled it in. */
  filing: v.string(),
});
export type PublicSite = v.InferOutput<typeof PublicSite>;
