import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';
import { json } from '../platform/database/json.ts';
import { inTransaction } from '../platform/database/transaction.ts';

/** An entry of the audit. It holds ids, counts and codes only: no names, no tokens, no text that people wrote. */
export interface AuditEntry {
  readonly action:
    | 'set_up'
    | 'sign_in'
    | 'sign_in_failed'
    | 'password_changed'
    | 'sessions_ended'
    | 'admin_link_made'
    | 'invite_made'
    | 'invite_accepted'
    | 'invite_revoked'
    | 'imported'
    | 'import_undone'
    | 'relayed'
    | 'certificate_issued'
    | 'certificate_withdrawn'
    | 'certificate_settings_changed'
    | 'report_saved'
    | 'report_signed'
    | 'site_changed'
    | 'post_saved'
    | 'post_act'
    | 'post_picture_added'
    | 'post_picture_taken_back'
    | 'content_changed'
    | 'feedback_answered'
    | 'map_loaded'
    | 'map_area_chosen'
    | 'map_removed'
    | 'presence_entered_later'
    | 'presence_ruling_changed'
    | 'evidence_opened'
    | 'record_opened'
    | 'tip_opened'
    | 'tip_file_opened'
    | 'tip_act'
    | 'tip_key_made'
    | 'tip_key_retired'
    | 'tip_bundle_signed'
    | 'tip_settings_changed'
    | 'tips_deleted';
  /** The acting member; null for the server's own acts. */
  readonly actor: Id | null;
  /** The object of the act: an id, or the name of a figure or an import. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The columns of an audit row that its hash covers. */
export interface AuditRow {
  readonly district: string;
  readonly seq: number;
  readonly at: Date;
  readonly actor: Id | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The previous hash of the first row. */
export const noHash: Uint8Array = new Uint8Array(32);

/** Computes SHA-256 over the previous row's hash and this row as canonical JSON. */
export function auditHash(
  previous: Uint8Array,
  { district, seq, at, actor, action, subject, detail }: AuditRow,
): Buffer {
  const text = canonicalJson({ district, seq, at: at.toISOString(), actor, action, subject, detail });
  return createHash('sha256').update(previous).update(text).digest();
}

type AuditContext = Pick<ServerContext, 'db' | 'district' | 'now'>;

/** Appends an entry. If `context.db` is a transaction, the entry is committed or rolled back with it. */
export const appendAudit = (context: AuditContext, entry: AuditEntry): Promise<void> => appendAudits(context, [entry]);

/** The last row of the audit: what comes after it cannot have been there before. */
export interface AuditHead {
  /** 0 before the first. */
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** Reads the audit's last row. Until the transaction of `context.db` ends, nobody else appends. */
export async function auditHead({ db, district }: AuditContext): Promise<AuditHead> {
  // Serializes writers, so that the chain does not fork.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`audit ${district}`}, 0))`.execute(db);
  const last = await db
    .selectFrom('audit')
    .where('district', '=', district)
    .orderBy('seq', 'desc')
    .select(['seq', 'hash'])
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, hash: noHash };
}

/** Appends entries in their order, as `appendAudit` does. */
export async function appendAudits(context: AuditContext, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { district } = context;
  await inTransaction(context.db, async (db) => {
    let { seq, hash: previous } = await auditHead({ ...context, db });
    const at = new Date(context.now());
    const rows = entries.map(({ action, actor, subject, detail }) => {
      seq += 1;
      const row: AuditRow = { district, seq, at, actor, action, subject, detail: { ...detail } };
      const hash = auditHash(previous, row);
      const stored = { ...row, detail: json(row.detail), previous: Buffer.from(previous), hash };
      previous = hash;
      return stored;
    });
    await db.insertInto('audit').values(rows).execute();
  });
}
