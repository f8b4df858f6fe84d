import { type Kysely, sql } from 'kysely';
import { plannedEvent } from '../../domain/events/event.ts';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, textField } from '../../domain/records/record.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** The records that decide about the service of some members. */
export interface PresenceRecords {
  readonly claims: readonly FoldedRecord[];
  readonly events: readonly FoldedRecord[];
  readonly keys: readonly FoldedRecord[];
}

/** Reads the claims or keys of events, each with its member. */
export async function readRecords(db: Kysely<Database>, district: string, kind: KindName, events: readonly Id[]) {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .where(sql<boolean>`fields->>'event' = any(${events}::text[])`)
    .select([...recordColumns, 'member'])
    .execute();
  return rows.map((row) => ({ member: row.member, record: recordFromRow(row) }));
}

/** Reads planned events of some days, and those of some ids. */
export async function readEvents(db: Kysely<Database>, district: string, [from, to]: readonly [Day, Day]) {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'event')
    .where('deleted', '=', false)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow).filter((record) => plannedEvent(record) !== undefined);
}

/** Reads events, also withdrawn ones. */
export async function readByIds(db: Kysely<Database>, district: string, ids: readonly Id[]) {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'event')
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}

/** Reads all claims of a member with what decides about them. */
export async function presenceOf(db: Kysely<Database>, district: string, member: Id): Promise<PresenceRecords> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'attendance')
    .where('member', '=', member)
    .select(recordColumns)
    .execute();
  const claims = rows.map(recordFromRow);
  const ids = [...new Set(claims.flatMap((claim) => textField(claim, 'event') ?? []))];
  const keys = (await readRecords(db, district, 'eventKey', ids)).map(({ record }) => record);
  return { claims, events: await readByIds(db, district, ids), keys };
}
