import * as v from 'valibot';
import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { OfficeInfo } from '../../protocol/tips/tip.ts';
import { defaultTipSettings, TipSettings } from '../../protocol/tips/tip-desk.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { readSetting, writeSetting } from '../records/district.ts';
import { readPublicSite } from '../records/site.ts';
import { bundleAt, rootOf } from './bundles.ts';

/** Reads the office's settings of the tip line. Missing or unreadable settings take their defaults. */
export async function readTipSettings(context: ServerContext): Promise<TipSettings> {
  const read = v.safeParse(TipSettings, await readSetting(context, 'tips'));
  return read.success ? read.output : defaultTipSettings;
}

export async function writeTipSettings(context: ServerContext, actor: Id, tips: TipSettings): Promise<void> {
  await atomically(context, async (within) => {
    await writeSetting(within, 'tips', tips);
    const { hotlines, dueDays, keepDays } = tips;
    const detail = { hotlines: hotlines.length, dueDays, keepDays };
    await appendAudit(within, { action: 'tip_settings_changed', actor, subject: 'tips', detail });
  });
}

/** Reads what the public page needs: whose site it is, the phone numbers and the bundle to seal to. */
export async function officeInfo(context: ServerContext): Promise<OfficeInfo> {
  const { id, name } = await context.db
    .selectFrom('district')
    .where('id', '=', context.district)
    .select(['id', 'name'])
    .executeTakeFirstOrThrow();
  const { hotlines } = await readTipSettings(context);
  const [root, bundle] = [await rootOf(context), await bundleAt(context, dayAt(context.now()))];
  const sealing = root && bundle ? { root, signed: bundle.signed } : null;
  return { district: { id, name }, site: await readPublicSite(context), hotlines, sealing };
}
