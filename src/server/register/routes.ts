import { ok } from '../../domain/kernel/result.ts';
import { ImportRequest, type ImportTarget, MAX_IMPORT_BYTES } from '../../protocol/register/import.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import type { Limit } from '../platform/http/limits.ts';
import { importRows } from './import.ts';

/** A character of CSV takes up to three bytes as UTF-8, and six where JSON escapes it. */
const BODY_LIMIT = MAX_IMPORT_BYTES * 6;
/** Each file is read several times while its faults are mended. */
const IMPORTS: Limit = { anHour: 240, atOnce: 1 };

/** Rosters and places from a file: first checked, then accepted whole or not at all. */
export function importRoutes({ context }: Services): readonly Route[] {
  const importRoute = (target: ImportTarget, action: Route['action']): Route =>
    memberRoute({
      method: 'POST',
      path: `/api/office/import/${target}`,
      action,
      limit: IMPORTS,
      input: ImportRequest,
      bodyLimit: BODY_LIMIT,
      async handle({ actor, input }) {
        const imported = await importRows(context, actor, target, input);
        return imported.ok ? ok({ body: imported.value }) : imported;
      },
    });
  return [importRoute('members', 'people.manage'), importRoute('places', 'places.manage')];
}
