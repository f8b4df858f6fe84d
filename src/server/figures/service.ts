import { type Kysely, sql } from 'kysely';
import { type Claim, claimOf, eventKeyOf } from '../../domain/attendance/claim.ts';
import { type Attended, creditedMinutes, heldEvent } from '../../domain/attendance/hours.ts';
import { type Verdict, verdictsOf } from '../../domain/attendance/verdict.ts';
import { plannedEvent } from '../../domain/events/event.ts';
import { addDays } from '../../domain/kernel/day.ts';
import { groupBy } from '../../domain/kernel/group-by.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type FoldedRecord, recordDay, textField } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';
import type { Movement } from './apply.ts';
import { type FigureInput, roundQuantity } from './figure-input.ts';
import { type PresenceRecords, readByIds, readEvents, readRecords } from './service-records.ts';
import type { ServiceTable } from './tables.ts';
import { addToTally, type Cells } from './tally.ts';

/** A claim with its verdict and the minutes that it is credited with. */
export interface Credited {
  readonly claim: Claim;
  readonly event: FoldedRecord | undefined;
  readonly verdict: Verdict;
  readonly minutes: number;
}

/** Judges claims and credits them with minutes. All claims of a member around a day must be there. */
export function creditClaims({ claims, events, keys }: PresenceRecords): Credited[] {
  const eventsById = new Map(events.map((event) => [event.id, event]));
  const read = claims.flatMap((record) => claimOf(record) ?? []);
  const heldKeys = groupBy(
    keys.flatMap((record) => eventKeyOf(record) ?? []),
    ({ event }) => event,
  );
  const attended: Attended[] = [];
  const judged = [...groupBy(read, ({ event }) => event)].flatMap(([id, of]) => {
    const event = eventsById.get(id);
    const plan = event && (plannedEvent(event) ?? null);
    const held = event && plan ? heldEvent(plan, event) : undefined;
    const verdicts = verdictsOf(plan, heldKeys.get(id) ?? [], of);
    return of.flatMap((claim) => {
      const verdict = verdicts.get(claim.id);
      if (!verdict) return [];
      if (held && verdict.state === 'accepted') attended.push({ claim, event: held });
      return [{ claim, event, verdict }];
    });
  });
  const minutes = new Map(
    [...groupBy(attended, ({ claim }) => claim.member).values()].flatMap((of) => [...creditedMinutes(of)]),
  );
  return judged.map((each) => ({ ...each, minutes: minutes.get(each.claim.id) ?? 0 }));
}

/** A row of the table `service`, without its district. */
export type ServiceRow = Omit<ServiceTable, 'district'>;

/** Returns the rows of claims that are credited with minutes, by the day, place and campaign of their events. */
export const serviceRows = (credited: readonly Credited[]): ServiceRow[] =>
  credited.flatMap(({ claim, event, minutes }) => {
    const day = event && recordDay(event);
    if (!event || day === undefined || minutes === 0) return [];
    const place = textField(event, 'place') ?? null;
    const campaign = textField(event, 'campaign') ?? null;
    return [{ attendance: claim.id, member: claim.member, day, place, squad: claim.squad ?? null, campaign, minutes }];
  });

/** Returns what a row adds to the figures. Its hours are shown or attested, so they count as verified. */
export const serviceInput = ({ day, place, squad, campaign, member, minutes }: ServiceRow): FigureInput => ({
  ...{ day, place, squad, campaign, member },
  verified: true,
  contributions: [{ figure: 'service.hours', quantity: roundQuantity(minutes / 60) }],
  counts: false,
});

/**
 * Number of days that a span of service reaches. An event may begin late and last for almost a day. Credits of
 * a day depend on claims of so many days around it.
 */
const REACH = 2;

/** Returns the events that a push touches: their own records, their keys, or claims of them. */
function touchedEvents(movements: readonly Movement[]): ReadonlySet<Id> {
  const ids = movements.flatMap(({ before, after }) => {
    if (after.kind === 'event') return plannedEvent(after) || (before && plannedEvent(before)) ? [after.id] : [];
    return after.kind === 'attendance' || after.kind === 'eventKey' ? (textField(after, 'event') ?? []) : [];
  });
  return new Set(ids);
}

async function replaceRows(
  db: Kysely<Database>,
  district: string,
  claims: readonly Id[],
  rows: readonly ServiceRow[],
): Promise<readonly ServiceRow[]> {
  const gone = await db
    .deleteFrom('service')
    .where('district', '=', district)
    .where('attendance', '=', sql<Id>`any(${claims}::uuid[])`)
    .returning(['attendance', 'member', 'day', 'place', 'squad', 'campaign', 'minutes'])
    .execute();
  if (rows.length) {
    const types = {
      attendance: 'uuid',
      member: 'uuid',
      day: 'date',
      place: 'uuid',
      squad: 'uuid',
      campaign: 'uuid',
      minutes: 'int',
    } as const;
    await sql`
      INSERT INTO service (district, attendance, member, day, place, squad, campaign, minutes)
      SELECT ${district}, attendance, member, day, place, squad, campaign, minutes FROM ${bulk(rows, types)}
    `.execute(db);
  }
  return gone;
}

/**
 * Computes anew the service that a push may have changed, and adds the difference to the sums. Call it after the records
 * are written, under the district's lock.
 */
export async function updateService(
  db: Kysely<Database>,
  district: string,
  movements: readonly Movement[],
  cells: Cells,
): Promise<void> {
  const touched = [...touchedEvents(movements)];
  if (touched.length === 0) return;
  const moved = await readRecords(db, district, 'attendance', touched);
  if (moved.length === 0) return;
  const members = new Set(moved.map(({ member }) => member));
  const own = await readByIds(db, district, touched);
  const before = movements.flatMap((each) => (each.before?.kind === 'event' ? [each.before] : []));
  const days = [...own, ...before].flatMap((event) => recordDay(event) ?? []).sort();
  const [first, last] = [days.at(0), days.at(-1)];
  const near =
    first === undefined || last === undefined
      ? []
      : await readEvents(db, district, [addDays(first, -2 * REACH), addDays(last, 2 * REACH)]);
  const events = [...new Map([...own, ...near].map((event) => [event.id, event])).values()];
  const ids = events.map(({ id }) => id);
  const others = await readRecords(db, district, 'attendance', ids);
  const claims = others.filter(({ member }) => members.has(member)).map(({ record }) => record);
  const keys = (await readRecords(db, district, 'eventKey', ids)).map(({ record }) => record);
  const isAffected = (event: Id | undefined): boolean => {
    const found = events.find(({ id }) => id === event);
    const day = found && recordDay(found);
    if (day === undefined || first === undefined || last === undefined) return false;
    return touched.includes(found?.id ?? '') || (day >= addDays(first, -REACH) && day <= addDays(last, REACH));
  };
  const affected = claims.filter((claim) => isAffected(textField(claim, 'event')));
  const credited = creditClaims({ claims, events, keys }).filter(({ claim }) => isAffected(claim.event));
  const rows = serviceRows(credited);
  const gone = await replaceRows(
    db,
    district,
    affected.map(({ id }) => id),
    rows,
  );
  for (const row of gone) addToTally(cells, serviceInput(row), -1);
  for (const row of rows) addToTally(cells, serviceInput(row), 1);
}
