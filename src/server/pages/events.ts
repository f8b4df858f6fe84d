import { sql } from 'kysely';
import type { CalendarEvent } from '../../domain/events/calendar-file.ts';
import { plannedEvent } from '../../domain/events/event.ts';
import { readClock } from '../../domain/kernel/clock.ts';
import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { readLine } from '../../domain/reading/characters.ts';
import { contentClock, textField } from '../../domain/records/record.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Days ahead that the public calendar shows. */
const AHEAD = 120;
/** Most events on the public calendar. */
const MAX_EVENTS = 100;

/** An event as the public sees it: nothing of its squad, its people or whom to call. */
export interface PublicEvent extends CalendarEvent {
  /** Name of the unit that holds it. */
  readonly host: string | undefined;
  readonly audience: string | undefined;
}

/** Reads the public events of the coming months in order of time. Cancelled ones say so. */
export async function readPublicEvents(context: ServerContext, origin: string): Promise<readonly PublicEvent[]> {
  const { db, district, now } = context;
  const today = dayAt(now());
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'event')
    .where('deleted', '=', false)
    .where('day', '>=', today)
    .where('day', '<=', addDays(today, AHEAD))
    .where(sql<boolean>`fields->'public' = 'true'::jsonb`)
    .select(recordColumns)
    .orderBy('day')
    .orderBy(sql`coalesce(fields->>'starts', '')`)
    .limit(MAX_EVENTS)
    .execute();
  const records = rows.map(recordFromRow);
  const places = await readNames(
    db,
    district,
    records.flatMap((record) => textField(record, 'place') ?? []),
  );
  return records.flatMap((record): PublicEvent[] => {
    const event = plannedEvent(record);
    if (!event || event.phase === 'held') return [];
    const changed = readClock(contentClock(record)).wall;
    const host = textField(record, 'host');
    const audience = textField(record, 'audience');
    const location = places.get(event.place ?? '');
    const url = `${origin}/calendar#${event.id}`;
    const version = { changed, sequence: Math.floor(changed / 1_000) % 2 ** 31 };
    const title = readLine(event.title);
    return [{ ...event, ...version, title, host, audience, location, url, description: undefined }];
  });
}
