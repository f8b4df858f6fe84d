import { webcrypto } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import { type SignedBundle, signedBundleText } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';

/** The parts of a verified bundle that the server uses. */
export interface StoredBundle {
  readonly epoch: number;
  readonly ends: Day;
  /** The officers' keys. */
  readonly keys: readonly string[];
  readonly signed: SignedBundle;
}

const select = ({ db, district }: ServerContext) =>
  db
    .selectFrom('tip_bundle')
    .where('district', '=', district)
    .select(['epoch', 'ends', 'keys', 'bundle', 'signature'])
    .orderBy('epoch', 'desc');

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>;

const read = (row: Row): StoredBundle | undefined => {
  if (!row) return undefined;
  const { bundle, signature, ...rest } = row;
  return { ...rest, signed: { bundle, signature } };
};

export const newestBundle = async (context: ServerContext): Promise<StoredBundle | undefined> =>
  read(await select(context).executeTakeFirst());

export const bundleOf = async (context: ServerContext, epoch: number): Promise<StoredBundle | undefined> =>
  read(await select(context).where('epoch', '=', epoch).executeTakeFirst());

/**
 * Returns the bundle that the public seals to today: the newest that has begun. If none has, the newest, so that
 * phones learn its root early.
 */
export const bundleAt = async (context: ServerContext, today: Day): Promise<StoredBundle | undefined> =>
  read(
    await select(context)
      .clearOrderBy()
      .orderBy(sql`starts <= ${today}`, 'desc')
      .orderBy('epoch', 'desc')
      .executeTakeFirst(),
  );

export async function rootOf({ db, district }: ServerContext): Promise<string | undefined> {
  const row = await db.selectFrom('tip_root').where('district', '=', district).select('root').executeTakeFirst();
  return row?.root;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Verifies a bundle's signature by the root; undefined if the root is not a P-256 key. */
export async function isSignedBy({ bundle, signature }: SignedBundle, root: string): Promise<boolean | undefined> {
  try {
    const key = await webcrypto.subtle.importKey('spki', Buffer.from(root, 'base64'), ALGORITHM, false, ['verify']);
    return await webcrypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(signature, 'base64'),
      Buffer.from(signedBundleText(bundle)),
    );
  } catch {
    return undefined;
  }
}
