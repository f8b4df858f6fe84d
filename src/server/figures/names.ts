import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { Database } from '../platform/database/tables.ts';

export interface Named {
  readonly id: Id;
  readonly name: string;
  readonly deleted: boolean;
}

/** Reads all records of a kind with names, oldest first. Deleted ones are included: older work still names them. */
export function readNamed(db: Kysely<Database>, district: string, kind: KindName): Promise<Named[]> {
  return db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .select(['id', 'deleted', sql<string>`fields->>'name'`.as('name')])
    .orderBy('created_clock')
    .orderBy('id')
    .execute();
}

/** Reads the names, or for events the titles, of the records in `ids` that have one, deleted ones included. */
export async function readNames(
  db: Kysely<Database>,
  district: string,
  ids: Iterable<Id | null>,
): Promise<ReadonlyMap<Id, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('id', '=', sql<Id>`any(${wanted}::uuid[])`)
    .select(['id', sql<string | null>`coalesce(fields->>'name', fields->>'title')`.as('name')])
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
