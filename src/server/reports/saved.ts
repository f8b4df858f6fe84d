import { sql } from 'kysely';
import * as v from 'valibot';
import { newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { slotsOf, usesOf } from '../../domain/reports/check.ts';
import { readTemplate } from '../../domain/reports/template.ts';
import {
  NEW_REPORT,
  type SavedList,
  SavedReport,
  type SavedResponse,
  type SavedVersions,
  type SaveRequest,
  type VersionQuery,
} from '../../protocol/reports/saved.ts';
import type { ReportQuery } from '../../protocol/reports/signed.ts';
import { appendAudit } from '../audit/audit.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { json } from '../platform/database/json.ts';
import { atomically } from '../platform/database/transaction.ts';

/** Most reports of a district, versions of one for a period, and names that are kept of a text. */
export const MAX_REPORTS = 50;
export const MAX_VERSIONS = 100;
const MAX_USES = 500;

const columns = ['report', 'period_from', 'period_to', 'version', 'content', 'uses', 'saved_at', 'saved_by'] as const;

const savedOf = ({ db, district }: ServerContext, report: string) =>
  db.selectFrom('saved_report').where('district', '=', district).where('report', '=', report).select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof savedOf>['executeTakeFirstOrThrow']>>;

async function answer({ db, district }: ServerContext, row: Row | undefined): Promise<SavedReport | null> {
  if (!row) return null;
  const names = await readNames(db, district, [row.saved_by]);
  return v.parse(SavedReport, {
    ...row.content,
    ...{ report: row.report, from: row.period_from, to: row.period_to, version: row.version },
    ...{ savedAt: row.saved_at.getTime(), savedBy: row.saved_by, savedByName: names.get(row.saved_by) ?? null },
  });
}

const newestOf = (context: ServerContext, { report, from, to }: ReportQuery) =>
  savedOf(context, report)
    .where('period_from', '=', from)
    .where('period_to', '=', to)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Reads the newest version of a report for a period, and that of the last period before. */
export async function readSaved(context: ServerContext, query: ReportQuery): Promise<SavedResponse> {
  const before = await savedOf(context, query.report)
    .where('period_from', '<', query.from)
    .orderBy('period_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { saved: await answer(context, await newestOf(context, query)), earlier: await answer(context, before) };
}

/** Lists the versions of a report for a period that are kept, the newest first. */
export async function listVersions(
  { db, district }: ServerContext,
  { report, from, to }: ReportQuery,
): Promise<SavedVersions> {
  const rows = await db
    .selectFrom('saved_report')
    .where('district', '=', district)
    .where('report', '=', report)
    .where('period_from', '=', from)
    .where('period_to', '=', to)
    .select(['version', 'saved_at', 'saved_by'])
    .orderBy('version', 'desc')
    .limit(MAX_VERSIONS)
    .execute();
  const names = await readNames(
    db,
    district,
    rows.map(({ saved_by }) => saved_by),
  );
  return {
    rows: rows.map(({ version, saved_at, saved_by }) => ({
      ...{ version, savedAt: saved_at.getTime(), savedBy: saved_by },
      savedByName: names.get(saved_by) ?? null,
    })),
  };
}

/** Reads one version of a report for a period; only the last `MAX_VERSIONS` are kept. */
export async function readVersion(
  context: ServerContext,
  { report, from, to, version }: VersionQuery,
): Promise<Result<SavedReport, 'not_found'>> {
  const row = await savedOf(context, report)
    .where('period_from', '=', from)
    .where('period_to', '=', to)
    .where('version', '=', version)
    .executeTakeFirst();
  const found = await answer(context, row);
  return found ? ok(found) : err('not_found');
}

/** Lists the reports that were saved, each by its newest version. */
export async function listSaved({ db, district }: ServerContext): Promise<SavedList> {
  const rows = await db
    .selectFrom('saved_report')
    .where('district', '=', district)
    .distinctOn('report')
    .select(['report', 'period_from', 'uses'])
    .select([sql<string>`content->>'title'`.as('title'), sql<string>`content->>'span'`.as('span')])
    .orderBy('report')
    .orderBy('saved_at', 'desc')
    .execute();
  return {
    rows: rows.map(({ report, title, span, period_from, uses }) => ({ report, title, span, from: period_from, uses })),
  };
}

/** Why nothing is saved. `conflict`: somebody saved a version meanwhile; `too_large`: there are too many reports. */
export type SaveFailure = 'conflict' | 'too_large';

async function isFull({ db, district }: ServerContext, report: string): Promise<boolean> {
  const rows = await db
    .selectFrom('saved_report')
    .where('district', '=', district)
    .select('report')
    .distinct()
    .execute();
  return rows.length >= MAX_REPORTS && !rows.some((row) => row.report === report);
}

/** Saves a version of a report, unless another was saved since the one that was edited. */
export const saveReport = (
  context: ServerContext,
  actor: string,
  { report: asked, from, to, basedOn, ...content }: SaveRequest,
): Promise<Result<SavedReport, SaveFailure>> =>
  atomically(context, async (within) => {
    const { db, district } = within;
    // One at a time, so that two editors never save the same version.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`reports ${district}`}, 0))`.execute(db);
    const report = asked === NEW_REPORT ? newId(within.now(), within.random) : asked;
    const last = await newestOf(within, { report, from, to });
    if ((last?.version ?? 0) !== basedOn) return err('conflict');
    if (await isFull(within, report)) return err('too_large');
    const version = basedOn + 1;
    const { template } = readTemplate(content.text);
    const uses = [...new Set([...usesOf(template).map(({ name }) => name), ...slotsOf(template)])].slice(0, MAX_USES);
    const at = { district, report, period_from: from, period_to: to };
    const savedAt = new Date(within.now());
    await db
      .insertInto('saved_report')
      .values({ ...at, version, content: json({ ...content }), uses, saved_at: savedAt, saved_by: actor })
      .execute();
    await db
      .deleteFrom('saved_report')
      .where('district', '=', district)
      .where('report', '=', report)
      .where('period_from', '=', from)
      .where('period_to', '=', to)
      .where('version', '<=', version - MAX_VERSIONS)
      .execute();
    const detail = { from, to, version };
    await appendAudit(within, { action: 'report_saved', actor, subject: report, detail });
    const names = await readNames(db, district, [actor]);
    const savedByName = names.get(actor) ?? null;
    return ok({ report, ...content, from, to, version, savedAt: savedAt.getTime(), savedBy: actor, savedByName });
  });
