import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { ServerContext } from '../platform/context.ts';
import { auditHash, noHash } from './audit.ts';

export interface AuditProof {
  readonly entries: number;
  /** The last hash, in hex. A copy kept elsewhere, for example on paper, also proves that the end was not cut off. */
  readonly head: string;
}

export interface AuditBroken {
  readonly code: 'audit_broken';
  /** The first row that was changed, removed or moved. */
  readonly seq: number;
}

const PAGE = 1_000;

/** Verifies the whole chain: every row must follow the one before it and match its hash. */
export async function verifyAudit({ db, district }: ServerContext): Promise<Result<AuditProof, AuditBroken>> {
  let previous: Uint8Array = noHash;
  let seq = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .where('district', '=', district)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .selectAll()
      .execute();
    for (const row of rows) {
      const follows = row.seq === seq + 1 && Buffer.compare(row.previous, previous) === 0;
      if (!follows || auditHash(previous, row).compare(row.hash) !== 0)
        return err({ code: 'audit_broken', seq: seq + 1 });
      previous = row.hash;
      seq = row.seq;
    }
    if (rows.length < PAGE) return ok({ entries: seq, head: Buffer.from(previous).toString('hex') });
  }
}
