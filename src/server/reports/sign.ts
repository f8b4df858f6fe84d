import { createHash } from 'node:crypto';
import { entryFor } from '../../domain/figures/catalogue.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import { newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isWrittenFrom, wrongComputed } from '../../domain/reports/recount.ts';
import { type Evidence, gapsIn, isSameNumber, type ReportNumber, unexplained } from '../../domain/reports/signed.ts';
import { readTemplate, type Template } from '../../domain/reports/template.ts';
import type { SignedRow, SignRequest } from '../../protocol/reports/signed.ts';
import { appendAudit, auditHead } from '../audit/audit.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { json } from '../platform/database/json.ts';
import { atomically, inSnapshot } from '../platform/database/transaction.ts';
import { type Counted, makeCounter } from './count.ts';

/** Most records that are kept for one number, and for a whole report. Beyond them only its sums are kept. */
export const MAX_OF_NUMBER = 20_000;
export const MAX_OF_REPORT = 100_000;

/**
 * Why nothing is signed. `bad_request`: the template has errors, or something missing is not explained; `conflict`: the
 * records say another number now, or this version was signed meanwhile.
 */
export type SignFailure = 'bad_request' | 'conflict';

type CountedNumber = SignRequest['numbers'][number] & Pick<Counted, 'records' | 'verified'>;

/** A number with the records behind it; undefined if they are too many. */
interface Frozen {
  readonly number: CountedNumber;
  readonly evidence: readonly Evidence[] | undefined;
}

/** Counts the numbers again in one snapshot, and reads their evidence. */
const freeze = (context: ServerContext, { numbers, campaign }: SignRequest): Promise<Result<Frozen[], 'conflict'>> =>
  inSnapshot(context.db, async (db) => {
    const counter = await makeCounter({ ...context, db }, campaign);
    const frozen: Frozen[] = [];
    const counts = new Map<ReportNumber, Counted>();
    let left = MAX_OF_REPORT;
    for (const number of numbers) {
      // Another release of the catalogue defines it otherwise: the page is older than the server, or newer.
      if (entryFor(number.figure)?.version !== number.version) return err('conflict');
      const count = await counter.count(number);
      counts.set(number, count);
      const { value, records, verified } = count;
      const follows = number.source === 'computed' && value === undefined;
      if (!follows && !isSameNumber(value, number.value)) return err('conflict');
      const evidence = await counter.evidence(number, Math.min(MAX_OF_NUMBER, left));
      left -= evidence?.length ?? 0;
      frozen.push({ number: { ...number, records, verified }, evidence });
    }
    const wrong = wrongComputed({ numbers, counted: (number) => counts.get(number)?.value });
    return wrong.length ? err('conflict') : ok(frozen);
  });

/** Writes the text again with the numbers as they are counted, and compares it with the lines that came. */
async function isWritten(context: ServerContext, request: SignRequest, template: Template): Promise<boolean> {
  const { lines, numbers, from, to, campaign } = request;
  const groups = lines.flatMap(({ runs }) =>
    runs.flatMap((run) => (run.type === 'figure' || run.type === 'missing' ? (run.of.group?.id ?? []) : [])),
  );
  const names = await readNames(context.db, context.district, [...new Set(campaign ? [...groups, campaign] : groups)]);
  const { name } = await context.db
    .selectFrom('district')
    .where('id', '=', context.district)
    .select('name')
    .executeTakeFirstOrThrow();
  return isWrittenFrom({ template, lines, numbers, period: { from, to }, district: name, campaign, names });
}

const rowsOf = (evidence: readonly Evidence[] | undefined) =>
  evidence?.map(({ record, clock, quantity }) => [record, clock, quantity]) ?? null;

/**
 * Signs a report: its text, values and evidence are kept as they are now, with the audit's head. Each number is counted
 * again first, so that nobody signs what the records no longer say.
 */
export async function signReport(
  context: ServerContext,
  actor: { readonly member: string; readonly name: string },
  request: SignRequest,
): Promise<Result<SignedRow, SignFailure>> {
  const { report, from, to, version, numbers: _, ...content } = request;
  const { template, errors } = readTemplate(content.text);
  if (errors.length > 0) return err('bad_request');
  if (unexplained(gapsIn(content.lines), content.explanations).length > 0) return err('bad_request');
  const frozen = await freeze(context, request);
  if (!frozen.ok) return frozen;
  if (!(await isWritten(context, request, template))) return err('conflict');
  return atomically(context, async (within) => {
    const { db, district } = within;
    const head = await auditHead(within);
    const last = await db
      .selectFrom('signed_report')
      .where('district', '=', district)
      .where('report', '=', report)
      .where('period_from', '=', from)
      .where('period_to', '=', to)
      .select(({ fn }) => fn.max('version').as('version'))
      .executeTakeFirst();
    if (version !== (last?.version ?? 0) + 1) return err('conflict');
    const id = newId(within.now(), within.random);
    const signedAt = new Date(within.now());
    const whole = {
      ...{ district, id, report, from, to, version, content, signedAt: signedAt.toISOString(), by: actor.member },
      head: { seq: head.seq, hash: Buffer.from(head.hash).toString('hex') },
      numbers: frozen.value.map(({ number, evidence }) => ({ number, evidence: rowsOf(evidence) })),
    };
    const digest = createHash('sha256').update(canonicalJson(whole)).digest();
    await db
      .insertInto('signed_report')
      .values({
        ...{ district, id, report, period_from: from, period_to: to, version, content: json({ ...content }), digest },
        ...{ head_seq: head.seq, head_hash: head.hash, signed_at: signedAt, signed_by: actor.member },
      })
      .execute();
    if (frozen.value.length)
      await db
        .insertInto('signed_number')
        .values(
          frozen.value.map(({ number, evidence }, at) => ({
            ...{ district, report: id, at, content: json({ ...number }) },
            records: evidence?.map(({ record }) => record) ?? null,
            clocks: evidence?.map(({ clock }) => clock) ?? null,
            quantities: evidence?.map(({ quantity }) => quantity) ?? null,
          })),
        )
        .execute();
    const detail = { report, from, to, version, digest: digest.toString('hex') };
    await appendAudit(within, { action: 'report_signed', actor: actor.member, subject: id, detail });
    const { title } = content;
    return ok({ id, version, title, signedAt: signedAt.getTime(), signedBy: actor.member, signedByName: actor.name });
  });
}
