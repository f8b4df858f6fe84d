import { type Kysely, sql } from 'kysely';
import { explanationsOf } from '../../domain/checks/answer.ts';
import { checkCodes, type Finding, MOST_OF_A_RULE, type Question, versionOf } from '../../domain/checks/question.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { groupBy } from '../../domain/kernel/group-by.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { reachOf } from '../../domain/records/permission.ts';
import { contentClock, type FoldedRecord, recordDay } from '../../domain/records/record.ts';
import type { AskedRecord, ChecksQuery, ChecksResponse } from '../../protocol/checks/checks.ts';
import { readNames } from '../figures/names.ts';
import { readPlaceTree } from '../figures/place-tree.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';
import { checkFacts } from './facts.ts';
import { checkStock, checkYear } from './figures.ts';
import { checkProgrammes, checkScans } from './plans.ts';
import { checkWork } from './work.ts';

const readById = async (db: Kysely<Database>, district: string, ids: readonly Id[]): Promise<FoldedRecord[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('id', '=', sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
};

/** Reads the answers to some questions. They lie in the rosters' scopes and the office's. */
async function readExplanations(db: Kysely<Database>, district: string, questions: readonly Question[]) {
  const scopes = [...new Set(questions.map(({ squad }) => (squad ? `squad/${squad}/members` : 'office')))];
  if (scopes.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('scope', '=', sql<string>`any(${scopes}::text[])`)
    .where('kind', '=', 'explanation')
    .where('deleted', '=', false)
    .where(sql<boolean>`fields->>'subject' = any(${questions.map(({ subject }) => subject)}::text[])`)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}

/** Fields that a question leaves out: notes, photos, people, verdicts. */
const isShown = (record: FoldedRecord, name: string): boolean => {
  const spec = kindOf(record.kind).fields[name];
  if (!spec || spec.type === 'photos' || spec.type === 'list') return false;
  return !(spec.type === 'reference' && spec.to === 'member') && name !== 'note';
};

const shown = (record: FoldedRecord): AskedRecord => ({
  id: record.id,
  kind: record.kind,
  day: recordDay(record) ?? null,
  fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => isShown(record, name))),
});

/** Keeps the first findings of each rule, in the order of the rules. */
function bounded(found: readonly Finding[]): { readonly kept: Finding[]; readonly more: boolean } {
  const byCode = groupBy(found, ({ code }) => code);
  return {
    kept: checkCodes.flatMap((code) => byCode.get(code)?.slice(0, MOST_OF_A_RULE) ?? []),
    more: [...byCode.values()].some((of) => of.length > MOST_OF_A_RULE),
  };
}

/**
 * Computes the questions of a year with their answers. A leader is asked about records of the own squad alone, organizers
 * and the office about all.
 */
export function readChecks(context: ServerContext, actor: Actor, { year }: ChecksQuery): Promise<ChecksResponse> {
  const { district } = context;
  return inSnapshot(context.db, async (db) => {
    const snapshot = { ...context, db };
    const time = context.now();
    const isAll = reachOf(actor.role, 'checks.read') === 'district';
    const tree = await readPlaceTree(db, district);
    const ofOffice = isAll ? await checkYear(snapshot, { year, today: dayAt(time), tree }) : [];
    const work = await checkWork(db, district, year);
    const scans = await checkScans(db, district, year);
    const found = [
      ...ofOffice,
      ...(await checkStock(snapshot, year)),
      ...(await checkFacts(db, district, year, tree)),
      ...work.found,
      ...scans.found,
      ...(isAll ? await checkProgrammes(db, district, year) : []),
    ].filter(({ squad }) => isAll || (squad !== null && squad === actor.squad));
    const { kept, more } = bounded(found);
    const records = new Map(
      (
        await readById(
          db,
          district,
          kept.flatMap((finding) => finding.records),
        )
      ).map((record) => [record.id, record]),
    );
    const asked = kept.map((finding) => {
      const named = finding.records.flatMap((id) => records.get(id) ?? []);
      return { question: { ...finding, version: versionOf(finding, named.map(contentClock)) }, named };
    });
    const explanationOf = explanationsOf(
      await readExplanations(
        db,
        district,
        asked.map(({ question }) => question),
      ),
    );
    const places = [...records.values()].flatMap(({ fields }) => [fields.place, fields.material]);
    const ids = [
      ...places,
      ...kept.flatMap(({ squad, values }) => [squad, values.place, values.material, values.task]),
    ];
    const names = await readNames(
      db,
      district,
      ids.filter((id): id is Id => typeof id === 'string'),
    );
    return {
      time,
      year,
      questions: asked.map(({ question, named }) => ({
        ...question,
        records: named.map(shown),
        explanation: explanationOf(question) ?? null,
      })),
      more,
      partial: work.isPartial || scans.isPartial,
      names: Object.fromEntries(names),
    };
  });
}
