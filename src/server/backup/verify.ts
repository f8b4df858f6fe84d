import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { verifyAudit } from '../audit/verify-audit.ts';
import { verifyFigures } from '../figures/rebuild.ts';
import { type PhotoStore, photoKey } from '../photos/photo-store.ts';
import type { Database } from '../platform/database/tables.ts';

/** The state of a district after a restore. */
export interface DistrictCheck {
  readonly name: string;
  readonly records: number;
  /** Number of stored records and sums that differ from a rebuild from the changes. */
  readonly differences: number;
  /** The last hash of its audit; undefined if the chain is broken. */
  readonly audit: string | undefined;
}

/** Rebuilds the figures and verifies the audit of every district. */
export async function checkDistricts(db: Kysely<Database>): Promise<readonly DistrictCheck[]> {
  const checks: DistrictCheck[] = [];
  for (const { id, name } of await db.selectFrom('district').select(['id', 'name']).orderBy('id').execute()) {
    const { records, differences } = await verifyFigures(db, id);
    const audit = await verifyAudit({ db, district: id, now: Date.now, random: randomBytes });
    checks.push({ name, records, differences: differences.length, audit: audit.ok ? audit.value.head : undefined });
  }
  return checks;
}

export interface PhotoCheck {
  readonly whole: number;
  /** Photos that the database names but the store lacks or has with other bytes. */
  readonly lost: readonly string[];
}

/** Reads every photo that the database names and verifies its hash. */
export async function checkPhotos(db: Kysely<Database>, store: PhotoStore): Promise<PhotoCheck> {
  const lost: string[] = [];
  let whole = 0;
  const photos = await db.selectFrom('photo').where('stored', '=', true).select(['district', 'hash']).execute();
  for (const { district, hash } of photos) {
    const got = await store.get(photoKey(district, hash));
    const isWhole = got.ok && got.value && createHash('sha256').update(got.value).digest('hex') === hash;
    if (isWhole) whole += 1;
    else lost.push(hash);
  }
  return { whole, lost };
}
