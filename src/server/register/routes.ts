import { ImportRequest, type ImportTarget, MAX_IMPORT_BYTES } from '../../protocol/register/import.ts';
import { answerOf, memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import type { Limit } from '../platform/http/limits.ts';
import { importRows } from './import.ts';

/** A character takes up to three bytes in UTF-8 and six when JSON escapes it. */
const BODY_LIMIT = MAX_IMPORT_BYTES * 6;
/** A file is usually uploaded several times while its issues are corrected. */
const IMPORTS: Limit = { anHour: 240, atOnce: 1 };

/** Routes that check and import rosters and places. */
export function importRoutes({ context }: Services): readonly Route[] {
  const importRoute = (target: ImportTarget, action: Route['action']): Route =>
    memberRoute({
      method: 'POST',
      path: `/api/office/import/${target}`,
      action,
      limit: IMPORTS,
      input: ImportRequest,
      bodyLimit: BODY_LIMIT,
      handle: async ({ actor, input }) => answerOf(await importRows(context, actor, target, input)),
    });
  return [importRoute('members', 'people.manage'), importRoute('places', 'places.manage')];
}
