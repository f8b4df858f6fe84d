import type { Id } from '../../domain/kernel/id.ts';
import type { SiteSettings } from '../../protocol/pages/site.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { writeSetting } from '../records/district.ts';

/** Saves what the public pages say about the district. */
export const writeSiteSettings = (context: ServerContext, actor: Id, site: SiteSettings): Promise<void> =>
  atomically(context, async (within) => {
    await writeSetting(within, 'site', site);
    await appendAudit(within, { action: 'site_changed', actor, subject: 'site' });
  });
