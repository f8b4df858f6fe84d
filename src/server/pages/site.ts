import * as v from 'valibot';
import { type Day, dayAt } from '../../domain/kernel/day.ts';
import type { SiteSettings } from '../../protocol/pages/site.ts';
import type { Hotline } from '../../protocol/tips/tip.ts';
import { defaultTipSettings, TipSettings } from '../../protocol/tips/tip-desk.ts';
import type { ServerContext } from '../platform/context.ts';
import { readSetting } from '../records/district.ts';
import { readSiteSettings } from '../records/site.ts';

/** The data about a district that all its public pages show. */
export interface Site extends SiteSettings {
  /** The district's name; the product's before set-up. */
  readonly name: string;
  /** Numbers that the office added, such as its own. */
  readonly hotlines: readonly Hotline[];
  /** Origin of the district. */
  readonly origin: string;
  readonly today: Day;
}

/** Numbers that every page shows: the police, and the psychological helpline (12356 since 2025-05-01). */
export const EMERGENCY = '110';
export const HELPLINE = '12356';

/** Reads what the public pages of a district say about it. */
export async function readSite(context: ServerContext, origin: string): Promise<Site> {
  const { name } = await context.db
    .selectFrom('district')
    .where('id', '=', context.district)
    .select('name')
    .executeTakeFirstOrThrow();
  const tips = v.safeParse(TipSettings, await readSetting(context, 'tips'));
  const { hotlines } = tips.success ? tips.output : defaultTipSettings;
  const settings = await readSiteSettings(context);
  const own = hotlines.filter(({ number }) => number !== EMERGENCY && number !== HELPLINE);
  return { ...settings, name, hotlines: own, origin, today: dayAt(context.now()) };
}
