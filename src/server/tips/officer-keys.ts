import { bech32 } from '@scure/base';
import { sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { roles } from '../../domain/kernel/role.ts';
import { may } from '../../domain/records/permission.ts';
import type { ServerContext } from '../platform/context.ts';

/** The public part of an officer's key, with its holder. */
export interface OfficerKey {
  readonly id: Id;
  readonly member: Id;
  readonly name: string;
  readonly recipient: string;
  readonly made: Day;
  readonly retired: Day | null;
  /** True if the key is not retired and its holder may still read tips. */
  readonly usable: boolean;
}

/** Lists every key ever registered, the oldest first. */
export async function officerKeys({ db, district }: ServerContext): Promise<readonly OfficerKey[]> {
  const rows = await db
    .selectFrom('tip_key as k')
    .leftJoin('record as m', (join) =>
      join
        .onRef('m.district', '=', 'k.district')
        .onRef('m.id', '=', 'k.member')
        .on('m.kind', '=', 'member')
        .on('m.deleted', '=', false),
    )
    .where('k.district', '=', district)
    .select([
      'k.id',
      'k.member',
      'k.recipient',
      'k.made',
      'k.retired',
      sql<string | null>`m.fields->>'name'`.as('name'),
      sql<string | null>`m.fields->>'role'`.as('role'),
    ])
    .orderBy('k.made')
    .orderBy('k.id')
    .execute();
  return rows.map(({ name, role: named, ...key }) => {
    const role = roles.find((each) => each === named) ?? 'public';
    return { ...key, name: name ?? '', usable: key.retired === null && may(role, 'tips.read') };
  });
}

/** Lists the keys to which content may be sealed now. */
export const usableKeys = async (context: ServerContext): Promise<readonly OfficerKey[]> =>
  (await officerKeys(context)).filter(({ usable }) => usable);

const RECIPIENT_PREFIX = 'age1pq1';
/** Length of an ML-KEM-768 encapsulation key and an X25519 point. */
const RECIPIENT_BYTES = 1_216;

/**
 * Tells whether a text is a native hybrid age recipient, checksum included. An invalid one in a bundle would keep
 * everybody from sealing.
 */
export function isRecipient(text: string): boolean {
  if (!text.startsWith(RECIPIENT_PREFIX)) return false;
  const read = bech32.decodeUnsafe(text, false);
  return read !== undefined && bech32.fromWordsUnsafe(read.words)?.length === RECIPIENT_BYTES;
}
