import * as v from 'valibot';
import { StorableText } from '../kernel/storable-text.ts';

/*
 * GET, POST /api/office/site  what the public pages say about the district and who runs them
 */

const Line = (most: number) => v.pipe(StorableText, v.maxLength(most));

/** The office's settings of the public pages. An empty text stands for what is not filled in. */
export const SiteSettings = v.object({
  /** The name at the head of the public pages; the district's name if empty. */
  title: Line(40),
  /** 主办: the office that runs the site; the district's name if empty. */
  organizer: Line(60),
  /** The number under which the app is filed (国办函〔2026〕12号). */
  appFiling: Line(60),
  /** The site's ICP number. */
  icp: Line(60),
  /** The site's number at the public security organs. */
  police: Line(60),
  phone: v.pipe(v.string(), v.regex(/^[\d+ ()-]{0,30}$/, 'phone')),
  address: Line(100),
});
export type SiteSettings = v.InferOutput<typeof SiteSettings>;

export const emptySite: SiteSettings = {
  ...{ title: '', organizer: '', appFiling: '', icp: '', police: '', phone: '', address: '' },
};
