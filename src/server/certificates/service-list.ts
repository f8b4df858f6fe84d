import { sql } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../../domain/kernel/id.ts';
import type { ServicePeriod } from '../../protocol/certificates/certificates.ts';
import {
  type NewServiceColumns,
  ServiceColumns,
  type ServiceList,
  type ServiceRow,
} from '../../protocol/certificates/service-export.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { readSetting, writeSetting } from '../records/district.ts';
import { readCertificateSettings } from './settings.ts';

/** Most rows of one answer: a year of a district of 300 volunteers. */
export const MAX_SERVICE_ROWS = 10_000;

/** Reads the credited service of a period, one row for each member and event, by day. */
export async function readService(context: ServerContext, { from, until }: ServicePeriod): Promise<ServiceList> {
  const { db, district } = context;
  const { unit } = await readCertificateSettings(context);
  const { rows } = await sql<Omit<ServiceRow, 'unit'>>`
    SELECT s.member, m.fields->>'number' AS number, coalesce(m.fields->>'name', '') AS name, q.fields->>'name' AS squad,
      coalesce(e.fields->>'title', '') AS event, e.fields->>'form' AS form, s.day,
      e.fields->>'starts' AS starts, e.fields->>'ends' AS ends, p.fields->>'name' AS place,
      sum(s.minutes)::int AS minutes, array_agg(DISTINCT a.fields->>'way') AS ways
    FROM service AS s
    JOIN record AS a ON a.district = s.district AND a.id = s.attendance
    JOIN record AS e ON e.district = s.district AND e.kind = 'event' AND e.id::text = a.fields->>'event'
    LEFT JOIN record AS m ON m.district = s.district AND m.kind = 'member' AND m.id = s.member
    LEFT JOIN record AS q ON q.district = s.district AND q.kind = 'squad' AND q.id = s.squad
    LEFT JOIN record AS p ON p.district = s.district AND p.kind = 'place' AND p.id = s.place
    WHERE s.district = ${district} AND s.day >= ${from}::date AND s.day <= ${until}::date
    GROUP BY s.member, s.day, e.id, 2, 3, 4, 5, 6, 8, 9, 10
    ORDER BY s.day, 5, 3, s.member
    LIMIT ${MAX_SERVICE_ROWS + 1}
  `.execute(db);
  return {
    rows: rows.slice(0, MAX_SERVICE_ROWS).map((row) => ({ ...row, number: row.number || null, unit })),
    more: rows.length > MAX_SERVICE_ROWS,
  };
}

/** Reads the saved columns of the exported table; none before the office set them. */
export async function readServiceColumns(context: ServerContext): Promise<ServiceColumns> {
  const read = v.safeParse(ServiceColumns, await readSetting(context, 'serviceColumns'));
  return read.success ? read.output : { columns: [] };
}

export const writeServiceColumns = (
  context: ServerContext,
  actor: Id,
  { columns }: NewServiceColumns,
): Promise<ServiceColumns> =>
  atomically(context, async (within) => {
    await writeSetting(within, 'serviceColumns', { columns });
    const detail = { columns: columns.length };
    await appendAudit(within, { action: 'certificate_settings_changed', actor, subject: 'columns', detail });
    return { columns };
  });
