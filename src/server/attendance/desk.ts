import { type Kysely, sql } from 'kysely';
import { claimOf } from '../../domain/attendance/claim.ts';
import { heldEvent, LONG_DAY } from '../../domain/attendance/hours.ts';
import { claimedMinutes } from '../../domain/attendance/later.ts';
import { verdictsOf } from '../../domain/attendance/verdict.ts';
import { plannedEvent } from '../../domain/events/event.ts';
import { addDays, startOfDay } from '../../domain/kernel/day.ts';
import { type Period, periodOf } from '../../domain/kernel/period.ts';
import type { DeskPresence, LaterEntry, PresenceQuery } from '../../protocol/attendance/desk.ts';
import { readNames } from '../figures/names.ts';
import { readByIds } from '../figures/service-records.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Returns the days of a month. */
const daysOf = (month: string): Period => periodOf('month', `${month}-01`);

type Unnamed = Omit<LaterEntry, 'title' | 'together'>;

/** Reads the entries made afterwards that the server received in a month, latest first; names are still ids. */
async function laterEntries(db: Kysely<Database>, district: string, month: string): Promise<readonly Unnamed[]> {
  const { from, to } = daysOf(month);
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'attendance')
    .where(sql<boolean>`fields->>'way' = 'later'`)
    .where('created_at', '>=', new Date(startOfDay(from)))
    .where('created_at', '<', new Date(startOfDay(addDays(to, 1))))
    .select([...recordColumns, 'created_at'])
    .orderBy('created_at', 'desc')
    .execute();
  const read = rows.flatMap((row) => {
    const claim = claimOf(recordFromRow(row));
    return claim ? [{ claim, at: row.created_at.getTime() }] : [];
  });
  const events = new Map(
    (await readByIds(db, district, [...new Set(read.map(({ claim }) => claim.event))])).map((each) => [each.id, each]),
  );
  return read.map(({ claim, at }) => {
    const event = events.get(claim.event);
    const plan = event && (plannedEvent(event) ?? null);
    return {
      claim: claim.id,
      event: claim.event,
      day: plan?.day ?? claim.day,
      member: claim.member,
      squad: claim.squad ?? null,
      by: claim.author ?? null,
      at,
      reason: claim.reason ?? null,
      minutes: event && plan ? claimedMinutes(claim, plan, heldEvent(plan, event)) : 0,
      state: verdictsOf(plan, [], [claim]).get(claim.id)?.state ?? 'waiting',
      ruledBy: claim.ruledBy ?? null,
    };
  });
}

/** Reads the days of a month on which a member is credited with more service than `LONG_DAY`. */
function longDays(db: Kysely<Database>, district: string, month: string) {
  const { from, to } = daysOf(month);
  return db
    .selectFrom('service')
    .where('district', '=', district)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['member', 'day'])
    .having(sql<boolean>`sum(minutes) > ${LONG_DAY}`)
    .select(['member', 'day', sql<number>`sum(minutes)::int`.as('minutes')])
    .orderBy('day', 'desc')
    .orderBy('member')
    .execute();
}

/** Reads what the desk looks at in a month: entries of presence made afterwards, and long days of service. */
export function deskPresence({ db, district }: ServerContext, { month }: PresenceQuery): Promise<DeskPresence> {
  return inSnapshot(db, async (snapshot) => {
    const entries = await laterEntries(snapshot, district, month);
    const days = await longDays(snapshot, district, month);
    const names = await readNames(snapshot, district, [
      ...entries.flatMap(({ event, member, squad, by, ruledBy }) => [event, member, squad, by, ruledBy]),
      ...days.map(({ member }) => member),
    ]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const groupOf = ({ by, event }: Unnamed) => `${by} ${event}`;
    const groups = new Map<string, number>();
    for (const each of entries) groups.set(groupOf(each), (groups.get(groupOf(each)) ?? 0) + 1);
    return {
      entries: entries.map((each) => ({
        ...each,
        title: nameOf(each.event),
        member: nameOf(each.member),
        squad: nameOf(each.squad),
        by: nameOf(each.by),
        ruledBy: nameOf(each.ruledBy),
        together: groups.get(groupOf(each)) ?? 1,
      })),
      longDays: days.map(({ member, day, minutes }) => ({ member, name: nameOf(member), day, minutes })),
    };
  });
}
