import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarFeed } from '../../../src/server/calendar/feed.ts';
import { calendarState, endCalendarKey, makeCalendarKey } from '../../../src/server/calendar/keys.ts';
import { type District, type Fields, makeDistrict, outcomes, Phone, TODAY } from '../sync/fixture.ts';

const URL_OF = 'https://qingyuan.example';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const keyIn = (address: string): string => new URL(address).searchParams.get('key') ?? '';
const feedOf = (key: string) => calendarFeed(d.context, key, '清源活动', URL_OF);

/** The titles in a member's calendar. */
async function titlesOf(member: string): Promise<string[]> {
  const { address } = await makeCalendarKey(d.context, member, URL_OF);
  return [...((await feedOf(keyIn(address))) ?? '').matchAll(/^SUMMARY:(.*)\r$/gm)]
    .map(([, title]) => title ?? '')
    .sort();
}

const plan = (title: string, fields: Fields = {}): Fields => ({
  ...{ title, date: TODAY, starts: '09:00', ends: '11:00', status: 'planned', risks: '无特别风险' },
  ...fields,
});

describe('the calendar of a member', () => {
  it('has the events that ask for the squad and those the member said yes to, at the desk all', async () => {
    const organizer = new Phone(d.context, d.organizer);
    const { one, two } = d.squads;
    const events = [
      organizer.create('event', plan('a district')),
      organizer.create('event', plan('b own', { squad: one })),
      organizer.create('event', plan('c others', { squad: two })),
      organizer.create('event', plan('d invited', { squad: two, invited: [one] })),
      organizer.create('event', plan('e joined', { squad: two })),
      organizer.create('event', plan('f declined')),
      organizer.create('event', { date: TODAY, title: 'g logged', squad: one, member: d.volunteer.member }),
    ] as const;
    expect(new Set(outcomes(await organizer.send(...events)))).toEqual(new Set(['ok']));
    const volunteer = new Phone(d.context, d.volunteer);
    const { member, squad } = d.volunteer;
    const answer = (event: string, choice: string) =>
      volunteer.create('answer', { event, choice, member, date: TODAY, ...(squad ? { squad } : {}) });
    await volunteer.send(answer(events[4].id, 'yes'), answer(events[5].id, 'no'));

    expect(await titlesOf(member)).toEqual(['a district', 'b own', 'd invited', 'e joined']);
    expect(await titlesOf(d.organizer.member)).toEqual([
      ...['a district', 'b own', 'c others', 'd invited', 'e joined', 'f declined'],
    ]);
  });

  it('is ended with its key, by a newer one, and when the member leaves', async () => {
    const { member } = d.volunteer;
    const first = keyIn((await makeCalendarKey(d.context, member, URL_OF)).address);
    expect(await feedOf(first)).toMatch(/^BEGIN:VCALENDAR/);
    const second = keyIn((await makeCalendarKey(d.context, member, URL_OF)).address);
    expect(await feedOf(first)).toBeUndefined();
    expect((await calendarState(d.context, member)).since).not.toBeNull();
    await endCalendarKey(d.context, member);
    expect(await feedOf(second)).toBeUndefined();
    expect(await calendarState(d.context, member)).toEqual({ since: null });

    const third = keyIn((await makeCalendarKey(d.context, d.stranger.member, URL_OF)).address);
    await d.context.db.updateTable('record').set({ deleted: true }).where('id', '=', d.stranger.member).execute();
    expect(await feedOf(third)).toBeUndefined();
  });

  it('keeps no key, only its hash', async () => {
    const { address } = await makeCalendarKey(d.context, d.leader.member, URL_OF);
    const rows = await d.context.db.selectFrom('calendar_key').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(keyIn(address));
  });
});
