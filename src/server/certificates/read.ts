import { sql } from 'kysely';
import { codeAddress } from '../../domain/certificates/code.ts';
import { isInNotice } from '../../domain/certificates/content.ts';
import { type Day, dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { may } from '../../domain/records/permission.ts';
import type {
  CertificateRow,
  CheckRequest,
  CheckResponse,
  PaperQuery,
  PaperResponse,
} from '../../protocol/certificates/certificates.ts';
import type { ServerContext } from '../platform/context.ts';
import type { NamedActor } from '../records/actor.ts';

/** Most certificates in the office's list, the newest. */
const MAX_ROWS = 1_000;

const withState = ({ db, district }: ServerContext) =>
  db
    .selectFrom('certificate as c')
    .where('c.district', '=', district)
    .selectAll('c')
    .select(sql<Day | null>`c.content::json->>'notice'`.as('notice'))
    .select((eb) =>
      eb
        .selectFrom('certificate as next')
        .whereRef('next.district', '=', 'c.district')
        .whereRef('next.number', '=', 'c.number')
        .where(sql<boolean>`next.version = c.version + 1`)
        .select('next.issued_at')
        .as('superseded_at'),
    );

type Stored = Awaited<ReturnType<ReturnType<typeof withState>['executeTakeFirstOrThrow']>>;

function stateOf({ withdrawn_at, superseded_at, notice }: Stored, now: number): string {
  if (withdrawn_at) return 'withdrawn';
  if (superseded_at) return 'superseded';
  return isInNotice(notice, dayAt(now)) ? 'notice' : 'valid';
}

/** Lists certificates, the newest first: of one member, or of all. */
export async function listCertificates(context: ServerContext, member?: Id): Promise<CertificateRow[]> {
  const rows = await withState(context)
    .$if(member !== undefined, (query) => query.where('c.member', '=', member ?? ''))
    .select([
      sql<string>`c.content::json->>'name'`.as('name'),
      sql<boolean>`(c.content::json->>'certifies')::bool`.as('certifies'),
    ])
    .orderBy('c.issued_at', 'desc')
    .orderBy('c.number', 'desc')
    .orderBy('c.version', 'desc')
    .limit(MAX_ROWS)
    .execute();
  return rows.map((row) => ({
    ...{ number: row.number, version: row.version, member: row.member, name: row.name },
    ...{ from: row.period_from, until: row.period_until, issued: dayAt(row.issued_at.getTime()) },
    ...{ minutes: row.minutes, certifies: row.certifies, state: stateOf(row, context.now()) },
    ...{ notice: row.notice, reason: row.reason },
  }));
}

const readVersion = (context: ServerContext, { number, version }: Pick<CheckRequest, 'number' | 'version'>) =>
  withState(context).where('c.number', '=', number).where('c.version', '=', version).executeTakeFirst();

/** Reads a version to print: one's own, or any at the office. */
export async function readPaper(
  context: ServerContext,
  { member, role }: NamedActor,
  named: PaperQuery,
  publicUrl: string,
): Promise<Result<PaperResponse, 'not_found'>> {
  const row = await readVersion(context, named);
  if (!row || (row.member !== member && !may(role, 'certificates.manage'))) return err('not_found');
  return ok({ text: row.content, address: codeAddress(publicUrl, row), state: stateOf(row, context.now()) });
}

/** Answers whoever holds a paper. Without its digest a number finds nothing. */
export async function checkPaper(context: ServerContext, asked: CheckRequest): Promise<CheckResponse> {
  const row = await readVersion(context, asked);
  if (row?.digest.toString('hex') !== asked.digest)
    return { state: 'unknown', text: null, isInNotice: false, since: null };
  const stands = stateOf(row, context.now());
  // Pages of earlier releases show a paper only if it is valid.
  const state = stands === 'notice' ? 'valid' : stands;
  const since = row.withdrawn_at ?? row.superseded_at;
  const text = state === 'valid' ? row.content : null;
  return { state, text, isInNotice: stands === 'notice', since: since && dayAt(since.getTime()) };
}
