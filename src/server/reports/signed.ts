import { sql } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type Evidence, evidenceChanges, isSameNumber } from '../../domain/reports/signed.ts';
import {
  type ReportQuery,
  type SignedDifference,
  type SignedList,
  SignedReport,
} from '../../protocol/reports/signed.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { makeCounter } from './count.ts';
import { MAX_OF_NUMBER } from './sign.ts';

/** Most signed versions in a list, and records in the difference of a number. */
const MAX_ROWS = 100;
const MAX_CHANGES = 100;

/** Lists the signed versions of a report, the newest first. */
export async function listSigned(
  { db, district }: ServerContext,
  { report, from, to }: ReportQuery,
): Promise<SignedList> {
  const rows = await db
    .selectFrom('signed_report')
    .where('district', '=', district)
    .where('report', '=', report)
    .where('period_from', '=', from)
    .where('period_to', '=', to)
    .select(['id', 'version', 'signed_at', 'signed_by', sql<string>`content->>'title'`.as('title')])
    .orderBy('version', 'desc')
    .limit(MAX_ROWS)
    .execute();
  const names = await readNames(
    db,
    district,
    rows.map(({ signed_by }) => signed_by),
  );
  return {
    rows: rows.map(({ id, version, title, signed_at, signed_by }) => ({
      ...{ id, version, title, signedAt: signed_at.getTime(), signedBy: signed_by },
      signedByName: names.get(signed_by) ?? null,
    })),
  };
}

const numbersOf = ({ db, district }: ServerContext, id: Id) =>
  db
    .selectFrom('signed_number')
    .where('district', '=', district)
    .where('report', '=', id)
    .orderBy('at')
    .select(['at', 'content', 'records', 'clocks', 'quantities'])
    .execute();

type NumberRow = Awaited<ReturnType<typeof numbersOf>>[number];
const readNumber = v.parser(SignedReport.entries.numbers.item);

/** Reads a signed version as it was signed. */
export async function readSigned(context: ServerContext, id: Id): Promise<Result<SignedReport, 'not_found'>> {
  const { db, district } = context;
  const row = await db
    .selectFrom('signed_report')
    .where('district', '=', district)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
  if (!row) return err('not_found');
  const names = await readNames(db, district, [row.signed_by]);
  const numbers = await numbersOf(context, id);
  return ok(
    v.parse(SignedReport, {
      ...row.content,
      ...{ id, report: row.report, from: row.period_from, to: row.period_to, version: row.version },
      ...{ signedAt: row.signed_at.getTime(), signedBy: row.signed_by },
      signedByName: names.get(row.signed_by) ?? null,
      numbers: numbers.map(({ content }) => content),
      head: { seq: row.head_seq, hash: Buffer.from(row.head_hash).toString('hex') },
      digest: Buffer.from(row.digest).toString('hex'),
    }),
  );
}

/** The evidence that was kept of a number; undefined if it was too much. */
function evidenceOf({ records, clocks, quantities }: NumberRow): Evidence[] | undefined {
  return records?.map((record, index) => ({
    record,
    clock: clocks?.[index] ?? '',
    quantity: quantities?.[index] ?? 0,
  }));
}

/** Compares a signed version with what would be counted today. Evidence is read only of numbers that differ. */
export const compareSigned = (context: ServerContext, id: Id): Promise<Result<SignedDifference, 'not_found'>> =>
  inSnapshot(context.db, async (db) => {
    const within = { ...context, db };
    const signed = await readSigned(within, id);
    if (!signed.ok) return signed;
    const counter = await makeCounter(within, signed.value.campaign);
    const differing: SignedDifference['numbers'] = [];
    for (const row of await numbersOf(within, id)) {
      const number = readNumber(row.content);
      if (number.source === 'computed') continue;
      const now = (await counter.count(number)).value ?? null;
      if (isSameNumber(now, number.value)) continue;
      const [before, present] = [evidenceOf(row), await counter.evidence(number, MAX_OF_NUMBER)];
      const changes = before && present ? evidenceChanges(before, present) : undefined;
      differing.push({
        ...{ at: row.at, was: number.value, now, changed: changes?.length ?? null },
        changes: changes?.slice(0, MAX_CHANGES) ?? [],
      });
    }
    return ok({ numbers: differing });
  });
