import { sql } from 'kysely';
import { certificateNumber, codeAddress, digestOf, serialOf } from '../../domain/certificates/code.ts';
import {
  type CertificateContent,
  contentText,
  isInNotice,
  type ServiceLine,
  serviceLines,
  totalMinutes,
} from '../../domain/certificates/content.ts';
import { addDays, dayAt, yearOf } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { textField } from '../../domain/records/record.ts';
import type {
  OwnService,
  PaperResponse,
  ServicePeriod,
  WithdrawCertificate,
} from '../../protocol/certificates/certificates.ts';
import { readContent } from '../../protocol/certificates/certificates.ts';
import { appendAudit } from '../audit/audit.ts';
import { creditClaims } from '../figures/service.ts';
import { presenceOf } from '../figures/service-records.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically, inSnapshot } from '../platform/database/transaction.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';
import { signerOf } from './keys.ts';
import { listCertificates } from './read.ts';
import { readCertificateSettings } from './settings.ts';

/** The secret that keys derive from, and the address of the district. */
export interface Issuing {
  readonly secret: string;
  readonly publicUrl: string;
}

/**
 * Why nothing is issued. `not_found`: no such member; `conflict`: no hours in the period, or no recording unit was
 * entered; `forbidden`: there is a public notice, and the member did not agree to be named in it.
 */
export type IssueFailure = 'not_found' | 'conflict' | 'forbidden';

async function linesOf(
  { db, district }: ServerContext,
  member: Id,
  { from, until }: ServicePeriod,
): Promise<ServiceLine[]> {
  return serviceLines(creditClaims(await presenceOf(db, district, member)), from, until);
}

/** Returns the asking member's hours of a period and what was issued to the member. */
export const ownService = (context: ServerContext, member: Id, period: ServicePeriod): Promise<OwnService> =>
  inSnapshot(context.db, async (db) => {
    const within = { ...context, db };
    const { unit, basis, noticeDays } = await readCertificateSettings(within);
    const lines = await linesOf(within, member, period);
    const issued = await listCertificates(within, member);
    return { certifies: basis !== null, unit, noticeDays, lines: [...lines], issued };
  });

/** Reads name and volunteer number of a member from the roster. */
async function personOf({ db, district }: ServerContext, member: Id) {
  const row = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'member')
    .where('id', '=', member)
    .where('deleted', '=', false)
    .select(recordColumns)
    .executeTakeFirst();
  const record = row && recordFromRow(row);
  return record && { name: textField(record, 'name') ?? '', volunteer: textField(record, 'number') };
}

const newestOf = ({ db, district }: ServerContext, member: Id, { from, until }: ServicePeriod) =>
  db
    .selectFrom('certificate')
    .where('district', '=', district)
    .where('member', '=', member)
    .where('period_from', '=', from)
    .where('period_until', '=', until)
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The next number of a year. */
async function freshNumber({ db, district }: ServerContext, year: number): Promise<string> {
  const { last } = await db
    .selectFrom('certificate')
    .where('district', '=', district)
    .where('number', 'like', `${year}-%`)
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return certificateNumber(year, last ? serialOf(last) + 1 : 1);
}

/** Content as it differs between versions of a period: without number, version, days and the version before. */
const substance = ({
  number: _,
  version: __,
  issued: ___,
  replaces: ____,
  notice: _____,
  ...rest
}: CertificateContent): string => contentText({ ...rest, number: '', version: 0, issued: '' });

const optional = (name: 'volunteer' | 'responsible' | 'handler' | 'contact', text: string | undefined) =>
  text ? { [name]: text } : {};

/**
 * Issues a certificate from the server's own records. Asked again with the same hours and settings it returns the same
 * one; if something changed, a new version takes the place of the last.
 */
export const issueCertificate = (
  context: ServerContext,
  actor: Id,
  { member, agreed, ...period }: ServicePeriod & { readonly member: Id; readonly agreed?: boolean },
  { secret, publicUrl }: Issuing,
): Promise<Result<PaperResponse, IssueFailure>> =>
  atomically(context, async (within) => {
    const { db, district, now } = within;
    // One at a time, so that numbers and versions have no gaps.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`certificates ${district}`}, 0))`.execute(db);
    const person = await personOf(within, member);
    if (!person) return err('not_found');
    const settings = await readCertificateSettings(within);
    const lines = await linesOf(within, member, period);
    if (lines.length === 0 || settings.unit === '') return err('conflict');
    if (settings.noticeDays > 0 && !agreed) return err('forbidden');
    const last = await newestOf(within, member, period);
    const today = dayAt(now());
    const stateOf = ({ notice }: CertificateContent) => (isInNotice(notice, today) ? 'notice' : 'valid');
    const isFollowed = last && !last.withdrawn_at;
    const content: CertificateContent = {
      number: last?.number ?? (await freshNumber(within, yearOf(today))),
      version: (last?.version ?? 0) + 1,
      issued: today,
      certifies: settings.basis !== null,
      unit: settings.unit,
      name: person.name,
      ...optional('volunteer', person.volunteer),
      ...{ from: period.from, until: period.until, lines },
      ...optional('responsible', settings.responsible),
      ...optional('handler', settings.handler),
      ...optional('contact', settings.contact),
      seal: settings.seal,
      ...(isFollowed && { replaces: dayAt(last.issued_at.getTime()) }),
      ...(settings.noticeDays > 0 && { notice: addDays(today, settings.noticeDays) }),
    };
    const before = isFollowed ? readContent(last.content) : undefined;
    if (last && before?.ok && substance(before.value) === substance(content))
      return ok({ text: last.content, address: codeAddress(publicUrl, last), state: stateOf(before.value) });
    const { number, version } = content;
    const text = contentText(content);
    const digest = Buffer.from(digestOf(text));
    const signer = await signerOf(within, secret);
    const signature = signer.sign({ number, version, digest });
    await db
      .insertInto('certificate')
      .values({
        ...{ district, number, version, member, content: text, digest, key: signer.key, signature },
        ...{ period_from: period.from, period_until: period.until, minutes: totalMinutes(lines) },
        ...{ issued_at: new Date(now()), issued_by: actor, withdrawn_at: null, withdrawn_by: null, reason: null },
      })
      .execute();
    await appendAudit(within, { action: 'certificate_issued', actor, subject: member, detail: { number, version } });
    const address = codeAddress(publicUrl, { number, version, key: signer.key, digest, signature });
    return ok({ text, address, state: stateOf(content) });
  });

/** Withdraws all versions of a certificate that were not withdrawn yet. Idempotent. */
export const withdrawCertificate = (
  context: ServerContext,
  actor: Id,
  { number, reason }: WithdrawCertificate,
): Promise<Result<void, 'not_found'>> =>
  atomically(context, async (within) => {
    const { db, district, now } = within;
    const versions = await db
      .selectFrom('certificate')
      .where('district', '=', district)
      .where('number', '=', number)
      .select(['version', 'member', 'withdrawn_at'])
      .forUpdate()
      .execute();
    const [first] = versions;
    if (!first) return err('not_found');
    if (versions.every(({ withdrawn_at }) => withdrawn_at)) return ok(undefined);
    await db
      .updateTable('certificate')
      .set({ withdrawn_at: new Date(now()), withdrawn_by: actor, reason })
      .where('district', '=', district)
      .where('number', '=', number)
      .where('withdrawn_at', 'is', null)
      .execute();
    await appendAudit(within, { action: 'certificate_withdrawn', actor, subject: first.member, detail: { number } });
    return ok(undefined);
  });
