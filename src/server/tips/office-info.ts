import { dayAt } from '../../domain/kernel/day.ts';
import type { OfficeInfo } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import { bundleAt, rootOf } from './bundles.ts';
import { readTipSettings } from './settings.ts';

/** What the public's page needs to know: whom to call, and whom a tip is sealed to. */
export async function officeInfo(context: ServerContext): Promise<OfficeInfo> {
  const { id, name } = await context.db
    .selectFrom('district')
    .where('id', '=', context.district)
    .select(['id', 'name'])
    .executeTakeFirstOrThrow();
  const { hotlines } = await readTipSettings(context);
  const [root, bundle] = [await rootOf(context), await bundleAt(context, dayAt(context.now()))];
  const sealing = root && bundle ? { root, signed: bundle.signed } : null;
  return { district: { id, name }, hotlines, sealing };
}
