import * as v from 'valibot';
import type { PublicSite } from '../../protocol/pages/public-site.ts';
import { emptySite, SiteSettings } from '../../protocol/pages/site.ts';
import type { ServerContext } from '../platform/context.ts';
import { readDistrict, readSetting } from './district.ts';

/** Reads the office's settings of the public pages; before any, these are empty. */
export async function readSiteSettings(context: ServerContext): Promise<SiteSettings> {
  const read = v.safeParse(SiteSettings, await readSetting(context, 'site'));
  return read.success ? read.output : emptySite;
}

/** Reads whose site this is, with the district's name where the office wrote none. */
export async function readPublicSite(context: ServerContext): Promise<PublicSite> {
  const { name } = await readDistrict(context.db, context.district);
  const { title, organizer, appFiling, icp } = await readSiteSettings(context);
  return { title: title || name, organizer: organizer || name, filing: appFiling || icp };
}
