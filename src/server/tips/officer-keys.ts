import { sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { roles } from '../../domain/kernel/role.ts';
import { may } from '../../domain/records/permission.ts';
import type { ServerContext } from '../platform/context.ts';

/** The public half of an officer's key, and whose it is. */
export interface HeldKey {
  readonly id: Id;
  readonly member: Id;
  readonly name: string;
  readonly recipient: string;
  readonly made: Day;
  readonly retired: Day | null;
  /** Not retired, and its holder is still one who may read tips. */
  readonly usable: boolean;
}

/** Every key that was ever made, the oldest first. */
export async function heldKeys({ db, district }: ServerContext): Promise<readonly HeldKey[]> {
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

/** Keys that something may be sealed to now. */
export const usableKeys = async (context: ServerContext): Promise<readonly HeldKey[]> =>
  (await heldKeys(context)).filter(({ usable }) => usable);
