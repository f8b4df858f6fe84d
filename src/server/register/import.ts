import Papa from 'papaparse';
import type { Actor } from '../../domain/kernel/actor.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { nameKey } from '../../domain/reading/name.ts';
import { may } from '../../domain/records/permission.ts';
import { gazetteerColumns } from '../../domain/register/gazetteer.ts';
import { type Column, type Parsed, readSheet } from '../../domain/register/import-header.ts';
import type { ImportDraft, ImportPlan } from '../../domain/register/import-table.ts';
import { rosterColumns } from '../../domain/register/roster.ts';
import {
  type ImportRequest,
  type ImportResponse,
  type ImportTarget,
  MAX_IMPORT_ROWS,
} from '../../protocol/register/import.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { appendChanges, type DraftChange, type DraftFailure } from '../records/append.ts';
import { lockDistrict } from '../records/district.ts';
import { makePlan } from './plan.ts';

const kinds = { members: 'member', places: 'place' } as const;
const rights = { members: 'people.manage', places: 'places.manage' } as const;

/**
 * Maximum number of line ends, blank lines and both halves of CR LF included. Parsing a line costs more than its
 * length.
 */
const MOST_LINE_ENDS = 40_000;

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) count++;
  }
  return count;
}

function parse(text: string, delimiter: string): Parsed {
  const { data, errors } = Papa.parse<string[]>(text, { header: false, skipEmptyLines: false, delimiter });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken ? { unreadable: (broken.row ?? 0) + 1 } : { lines: data };
}

/**
 * Parses a CSV file delimited by comma, semicolon or tab.
 * @returns the cells of each line, or the number of the line that cannot be parsed (an unclosed quote)
 */
export const readCsv = (text: string, columns: readonly Column[]): Parsed => readSheet(text, columns, parse);

/** Maximum number of listed issues. A file with more is probably the wrong file. */
const MAX_LISTED = 200;

/** Lists a missing squad once, however many of its members the file names. */
function isFirstOfSquad(): (problem: ImportResponse['problems'][number]) => boolean {
  const named = new Set<string>();
  return ({ code, value = '' }) => {
    const key = nameKey(value);
    if (code !== 'squad_unknown' || !named.has(key)) {
      if (code === 'squad_unknown') named.add(key);
      return true;
    }
    return false;
  };
}

function report(plan: ImportPlan, imported: boolean, refused: ImportResponse['problems'] = []): ImportResponse {
  const problems = [...plan.issues, ...refused];
  const bad = new Set(problems.map(({ row }) => row).filter((row) => row > 1)).size;
  const good = Math.max(0, plan.rows - bad);
  const listed = problems.filter(isFirstOfSquad()).slice(0, MAX_LISTED);
  return { rows: plan.rows, good, unchanged: plan.unchanged, problems: listed, imported };
}

const toChange = (target: ImportTarget, draft: ImportDraft, freshId: () => Id): DraftChange => ({
  id: draft.isNew ? draft.record : freshId(),
  ...(draft.isNew ? {} : { record: draft.record }),
  kind: kinds[target],
  fields: draft.fields,
});

const toProblem = (
  drafts: readonly ImportDraft[],
  { index, field, ...rest }: DraftFailure,
): ImportResponse['problems'][number] => ({
  row: drafts[index]?.row ?? 1,
  ...(field === undefined ? {} : { column: field }),
  ...rest,
});

/**
 * Checks a CSV file of members or places, and with `accept` imports it. The import runs in one transaction through the
 * checks of a push; a file with any issue is not imported. Importing a file again changes nothing.
 * @returns the report, with `imported` true if the file was imported
 */
export async function importRows(
  context: ServerContext,
  actor: Actor,
  target: ImportTarget,
  { csv, accept }: ImportRequest,
): Promise<Result<ImportResponse, { readonly code: 'forbidden' }>> {
  if (!may(actor.role, rights[target])) return err({ code: 'forbidden' });
  const lineEnds = countLineEnds(csv);
  if (lineEnds > MOST_LINE_ENDS) {
    const problems = [{ row: MAX_IMPORT_ROWS + 2, value: String(lineEnds), code: 'too_many_rows' as const }];
    return ok({ rows: 0, good: 0, unchanged: 0, problems, imported: false });
  }
  const read = readCsv(csv, target === 'members' ? rosterColumns : gazetteerColumns);
  if ('unreadable' in read) {
    const problems = [{ row: read.unreadable, code: 'unreadable' as const }];
    return ok({ rows: 0, good: 0, unchanged: 0, problems, imported: false });
  }
  if (!accept) return ok(report(await makePlan(context, actor, target, read.lines), false));
  return atomically(context, async (within) => {
    // The lock keeps others from adding a member or place between planning and writing.
    await lockDistrict(within.db, context.district);
    const plan = await makePlan(within, actor, target, read.lines);
    if (plan.issues.length) return ok(report(plan, false));
    const freshId = () => newId(context.now(), context.random);
    const changes = plan.drafts.map((draft) => toChange(target, draft, freshId));
    const appended = await appendChanges(within, actor, changes);
    if (!appended.ok)
      return ok(
        report(
          plan,
          false,
          appended.error.map((failure) => toProblem(plan.drafts, failure)),
        ),
      );
    const detail = { rows: plan.rows, changed: plan.drafts.length };
    await appendAudit(within, { action: 'imported', actor: actor.member, subject: target, detail });
    return ok(report(plan, true));
  });
}
