import { createHash } from 'node:crypto';
import type { Id } from '../../domain/kernel/id.ts';
import type { CalendarAddress, CalendarState } from '../../protocol/calendar/calendar.ts';
import type { ServerContext } from '../platform/context.ts';

const KEY_BYTES = 32;

/** Hashes a key for the database. 256 random bits need neither salt nor stretching. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Tells since when a member has an address for a calendar. */
export async function calendarState({ db, district }: ServerContext, member: Id): Promise<CalendarState> {
  const row = await db
    .selectFrom('calendar_key')
    .where('district', '=', district)
    .where('member', '=', member)
    .select('created_at')
    .executeTakeFirst();
  return { since: row ? row.created_at.getTime() : null };
}

/** Makes a member's calendar address; one made before ends. */
export async function makeCalendarKey(context: ServerContext, member: Id, publicUrl: string): Promise<CalendarAddress> {
  const { db, district, now, random } = context;
  const key = Buffer.from(random(KEY_BYTES)).toString('base64url');
  const made = { key_hash: hashOf(key), created_at: new Date(now()) };
  await db
    .insertInto('calendar_key')
    .values({ district, member, ...made })
    .onConflict((conflict) => conflict.columns(['member', 'district']).doUpdateSet(made))
    .execute();
  return { address: `${publicUrl}/api/calendar.ics?key=${key}` };
}

/** Ends a member's calendar address. */
export async function endCalendarKey({ db, district }: ServerContext, member: Id): Promise<void> {
  await db.deleteFrom('calendar_key').where('district', '=', district).where('member', '=', member).execute();
}

/** Finds the member of a key; undefined for one that was ended or never made. */
export async function memberOfKey({ db, district }: ServerContext, key: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('calendar_key')
    .where('district', '=', district)
    .where('key_hash', '=', hashOf(key))
    .select('member')
    .executeTakeFirst();
  return row?.member;
}
