import { dayAt } from '../../domain/kernel/day.ts';
import type { OfficeInfo } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import { bundleAt, rootOf } from './bundles.ts';
import { readTipSettings } from './settings.ts';

/** Reads what the public page needs: the phone numbers and the bundle to seal to. */
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
