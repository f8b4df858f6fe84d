import { sql } from 'kysely';
import { type Choice, latestAnswers } from '../../domain/events/answers.ts';
import { type CalendarEvent, calendarFile } from '../../domain/events/calendar-file.ts';
import { asksFor, plannedEvent } from '../../domain/events/event.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { readClock } from '../../domain/kernel/clock.ts';
import { addDays, dayAt, yearOf } from '../../domain/kernel/day.ts';
import { groupBy } from '../../domain/kernel/group-by.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { eventsYear, mayReadScope } from '../../domain/kernel/scope.ts';
import { may } from '../../domain/records/permission.ts';
import { contentClock, type FoldedRecord, textField } from '../../domain/records/record.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf } from '../records/actor.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';
import { memberOfKey } from './keys.ts';

/** Days before and after today that a calendar shows. */
const [BEFORE, AFTER] = [60, 400];
/** Most events in one file. */
const MAX_EVENTS = 1_000;

/** Reads the planned events that an actor may read, around today. */
async function readEvents({ db, district, now }: ServerContext, actor: Actor): Promise<FoldedRecord[]> {
  const today = dayAt(now());
  const [first, last] = [addDays(today, -BEFORE), addDays(today, AFTER)];
  const scopes = [yearOf(today) - 1, yearOf(today), yearOf(today) + 1, yearOf(last)]
    .map(eventsYear)
    .filter((scope) => mayReadScope(actor, scope));
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('scope', '=', sql<string>`any(${[...new Set(scopes)]}::text[])`)
    .where('kind', '=', 'event')
    .where('deleted', '=', false)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .select(recordColumns)
    .orderBy('day')
    .limit(MAX_EVENTS)
    .execute();
  return rows.map(recordFromRow);
}

/** Reads a member's answers by event. */
async function readChoices({ db, district }: ServerContext, member: Id): Promise<ReadonlyMap<Id, Choice>> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'answer')
    .where('member', '=', member)
    .where('deleted', '=', false)
    .select(recordColumns)
    .execute();
  const byEvent = groupBy(rows.map(recordFromRow), (record) => textField(record, 'event') ?? '');
  return new Map(
    [...byEvent].flatMap(([event, own]) => latestAnswers(own).map(({ choice }) => [event, choice] as const)),
  );
}

/**
 * Writes a member's calendar. It has the events that ask for their squad, and those they said yes or maybe to; at the desk
 * all events. It names no members.
 * @param name the calendar's name
 * @returns undefined for a key that was ended, or whose member left
 */
export async function calendarFeed(
  context: ServerContext,
  key: string,
  name: string,
  publicUrl: string,
): Promise<string | undefined> {
  const member = await memberOfKey(context, key);
  const actor = member && (await actorOf(context, member));
  if (!actor) return undefined;
  const [records, choices] = [await readEvents(context, actor), await readChoices(context, actor.member)];
  const isMine = (record: FoldedRecord): boolean => {
    const event = plannedEvent(record);
    if (!event) return false;
    const choice = choices.get(event.id);
    if (choice === 'no') return false;
    return choice !== undefined || may(actor.role, 'figures.read') || asksFor(event, actor.squad);
  };
  const mine = records.filter(isMine);
  const places = await readNames(
    context.db,
    context.district,
    mine.flatMap((record) => textField(record, 'place') ?? []),
  );
  const entries = mine.flatMap((record): CalendarEvent[] => {
    const event = plannedEvent(record);
    if (!event) return [];
    const changed = readClock(contentClock(record)).wall;
    const location = places.get(event.place ?? '');
    return [
      {
        ...event,
        ...calendarVersion(changed),
        location,
        description: textField(record, 'risks'),
        url: `${publicUrl}/events/${event.id}`,
      },
    ];
  });
  return calendarFile(name, new URL(publicUrl).hostname, entries);
}

const calendarVersion = (changed: number) => ({ changed, sequence: Math.floor(changed / 1_000) % 2 ** 31 });
