import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckCode } from '../../../src/domain/checks/question.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { ChecksResponse } from '../../../src/protocol/checks/checks.ts';
import { readChecks } from '../../../src/server/checks/questions.ts';
import { checkWork } from '../../../src/server/checks/work.ts';
import {
  type District,
  type Fields,
  freshId,
  makeDistrict,
  NOON,
  outcomes,
  Phone,
  recordOf,
  TODAY,
} from '../sync/fixture.ts';

const DAY_MS = 86_400_000;

let district: District;
let desk: Phone;
let office: Phone;
let led: Phone;
let own: Phone;
beforeAll(async () => {
  district = await makeDistrict();
  const { context, organizer, administrator, leader, volunteer } = district;
  [desk, office, led, own] = [organizer, administrator, leader, volunteer].map(
    (actor) => new Phone(context, actor),
  ) as [Phone, Phone, Phone, Phone];
});
afterAll(() => district.close());

const ask = async (actor: Actor, year = 2026) => {
  const read = await readChecks(district.context, actor, { year });
  expect(v.parse(ChecksResponse, read)).toEqual(read);
  return read.questions;
};
const asked = async (code: CheckCode, actor: Actor = district.organizer) =>
  (await ask(actor)).filter((question) => question.code === code);

async function take(phone: Phone, ...changes: ReturnType<Phone['create']>[]): Promise<void> {
  expect(outcomes(await phone.send(...changes))).toEqual(changes.map(() => 'ok'));
}
const edit = async (phone: Phone, id: string, fields: Fields) =>
  take(phone, phone.edit(await recordOf(district, id), fields));

const state = (figure: string, number: number, more: Fields = {}) =>
  desk.create('statement', { figure, from: '2026-01-01', to: '2026-12-31', number, who: '财政局', ...more });

describe('questions about statements', () => {
  test('a value beside the register and a value beside another, each gone once corrected', async () => {
    const towns = state('place.towns', 5, { from: '2026-06-15', to: '2026-06-15' });
    const [first, second] = [state('fund.special', 35), state('fund.special', 36)];
    await take(desk, towns, first, second);
    expect(await asked('other_than_counted')).toMatchObject([
      { values: { figure: 'place.towns', value: 5, counted: 2 }, records: [{ id: towns.id, kind: 'statement' }] },
    ]);
    const [differs] = await asked('value_differs');
    expect(differs).toMatchObject({ squad: null, count: 2, explanation: null });
    expect(differs?.records[0]?.fields).toMatchObject({ figure: 'fund.special', who: '财政局' });
    await edit(desk, towns.id, { number: 2 });
    await edit(desk, second.id, { number: 35 });
    expect(await asked('other_than_counted')).toEqual([]);
    expect(await asked('value_differs')).toEqual([]);
    expect(await asked('value_repeated')).toHaveLength(1);
  });

  test('are asked of the office, not of a leader', async () => {
    expect(await asked('value_repeated', district.officer)).toHaveLength(1);
    expect(await asked('value_repeated', district.leader)).toEqual([]);
  });
});

describe('questions about records', () => {
  test('more households than the register has, for the squad and the office', async () => {
    const { places, squads, volunteer, leader, stranger } = district;
    await edit(office, places.upper, { households: 298 });
    const pledge = own.create('pledge', {
      ...{ date: '2026-04-12', signed: 312, asked: 312, place: places.upper, note: '张三家没签' },
      ...{ member: volunteer.member, squad: squads.one },
    });
    await take(own, pledge);
    const [question] = await asked('pledge_over_households', leader);
    expect(question).toMatchObject({ squad: squads.one, values: { households: 298, highest: 312 } });
    expect(question?.records).toEqual([expect.objectContaining({ id: pledge.id, day: '2026-04-12' })]);
    // Free text and people stay with the record.
    expect(Object.keys(question?.records[0]?.fields ?? {})).not.toEqual(expect.arrayContaining(['note']));
    expect(JSON.stringify(question)).not.toContain(volunteer.member);
    expect(await asked('pledge_over_households')).toHaveLength(1);
    const neighbour: Actor = { ...stranger, role: 'leader' };
    expect(await ask(neighbour)).toEqual([]);
    await edit(office, places.upper, { households: 400 });
    expect(await asked('pledge_over_households')).toEqual([]);
  });

  test('a day in three towns, unless a leader entered it', async () => {
    const { context, towns, squads, volunteer, leader } = district;
    const north = office.create('place', { name: '北镇', form: 'town' });
    await take(office, north);
    const visit = (phone: Phone, date: string, place: string) =>
      phone.create('visit', { date, place, households: 3, member: volunteer.member, squad: squads.one });
    const of = (phone: Phone, date: string) =>
      [towns.east, towns.west, north.id].map((place) => visit(phone, date, place));
    const visits = of(own, '2026-03-05');
    await take(own, ...visits);
    await take(new Phone(context, leader), ...of(new Phone(context, leader), '2026-03-06'));
    const [question, ...more] = await asked('day_places', leader);
    expect(more).toEqual([]);
    expect(question).toMatchObject({ values: { day: '2026-03-05', towns: 3 }, count: 3, squad: squads.one });
    await edit(own, visits[2]?.id ?? '', { date: '2026-03-07' });
    expect(await asked('day_places')).toEqual([]);
  });

  test('one number again and again, beside others that differ', async () => {
    const { squads, volunteer, mate, context } = district;
    const leaflets = (phone: Phone, member: Actor, sizes: readonly number[]) =>
      sizes.map((quantity, i) =>
        phone.create('leaflet', {
          ...{ date: `2026-05-${String(1 + (i % 28)).padStart(2, '0')}`, quantity },
          ...{ member: member.member, squad: squads.one },
        }),
      );
    const same = leaflets(own, volunteer, [...Array(18).fill(50), 20, 30, 40, 60]);
    await take(own, ...same);
    const other = new Phone(context, mate);
    await take(other, ...leaflets(other, mate, [10, 20, 30, 40, 60, 70, 80, 90, 100, 50, 20, 30]));
    const [question] = await asked('repetition');
    expect(question).toMatchObject({
      values: { kind: 'leaflet', quarter: '2026-04-01', amount: 50, same: 18, all: 22 },
    });
    expect(question?.subject).toBe(`${same.map(({ id }) => id).sort()[0]}/2026-04-01`);
    expect(question?.records).toHaveLength(18);
    for (const { id } of same.slice(0, 4)) await edit(own, id, { quantity: 70 });
    expect(await asked('repetition')).toEqual([]);
  });

  test('an amount far above its peers, and a month entered late', async () => {
    const { squads, volunteer, leader } = district;
    const by = { member: volunteer.member, squad: squads.one };
    const visit = (date: string, households: number, now?: number) =>
      own.create('visit', { date, households, ...by }, now);
    const usual = Array.from({ length: 14 }, (_, i) => visit('2026-06-02', 8 + (i % 5)));
    const far = visit('2026-06-03', 450);
    await take(own, ...usual, far);
    expect(await asked('outlier', leader)).toMatchObject([{ subject: far.id, values: { amount: 450 } }]);
    const share = (month: string) => async () =>
      (await asked('late_share')).find(({ values }) => values.month === month)?.values;
    const february = share('2026-02-01');
    await take(own, ...Array.from({ length: 6 }, () => visit('2026-02-10', 4, NOON - DAY_MS)));
    expect(await february()).toMatchObject({ all: 6, late: 6 });
  });

  test('one photo under records of two days', async () => {
    const { context, squads, volunteer } = district;
    const by = { member: volunteer.member, squad: squads.one };
    const visits = ['2026-05-03', '2026-05-10'].map((date) => own.create('visit', { date, households: 4, ...by }));
    await take(own, ...visits);
    const named = { photo: 'ab'.repeat(32), named_by: volunteer.member, district: context.district };
    await context.db
      .insertInto('record_photo')
      .values(visits.map(({ id }) => ({ ...named, record: id })))
      .execute();
    const [question] = await asked('photo_twice');
    expect(question).toMatchObject({ values: { days: 2, records: 2 }, squad: squads.one });
    await edit(own, visits[1]?.id ?? '', { date: '2026-05-03' });
    expect(await asked('photo_twice')).toEqual([]);
  });

  test('one photo at two events of a day', async () => {
    const { context, places } = district;
    const visit = (date: string) => {
      return desk.create('event', { date, attendance: 40, place: places.upper, title: '集市宣传' });
    };
    const events = [visit('2026-05-20'), visit('2026-05-20')];
    await take(desk, ...events);
    const named = { photo: 'cd'.repeat(32), named_by: district.organizer.member, district: context.district };
    await context.db
      .insertInto('record_photo')
      .values(events.map(({ id }) => ({ ...named, record: id })))
      .execute();
    expect(await asked('photo_events')).toMatchObject([{ values: { events: 2, records: 2 } }]);
    expect(await asked('photo_twice')).toEqual([]);
    await context.db
      .deleteFrom('record_photo')
      .where('record', '=', events[1]?.id ?? '')
      .execute();
    expect(await asked('photo_events')).toEqual([]);
  });

  test('scans of one person at two events at once, until the times are right', async () => {
    const { places, towns, squads, volunteer, leader } = district;
    const plan = (starts: string, ends: string, place: string) =>
      desk.create('event', {
        ...{ date: TODAY, title: '宣传', status: 'planned', risks: '无特别风险', squad: squads.one },
        ...{ starts, ends, place },
      });
    const events = [plan('10:00', '13:30', places.upper), plan('12:00', '15:00', towns.west)];
    await take(desk, ...events);
    const scans = events.map(({ id }) =>
      own.create('attendance', {
        ...{ event: id, member: volunteer.member, squad: squads.one, date: TODAY, way: 'code', proof: 'x' },
      }),
    );
    await take(own, ...scans);
    expect(await asked('scans_overlap')).toEqual([]);
    for (const { id } of events) await edit(desk, id, { status: 'held' });
    const [question, ...more] = await asked('scans_overlap', leader);
    expect(more).toEqual([]);
    expect(question).toMatchObject({ squad: squads.one, values: { day: TODAY, scans: 1, minutes: 90 } });
    expect(question?.records.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
    expect(JSON.stringify(question)).not.toContain(volunteer.member);
    await edit(desk, events[0]?.id ?? '', { ends: '12:15' });
    expect(await asked('scans_overlap')).toEqual([]);
  });

  test('a deadline that a moved stage leaves outside, for the office alone', async () => {
    const stages = (to: string) => ({ stages: `1 2026-03-01 ${to} 动员准备` });
    const programme = desk.create('programme', {
      ...{ name: '创建无毒区', from: '2026-01-01', to: '2026-12-31', ...stages('2026-05-31') },
    });
    await take(desk, programme);
    const task = desk.create('programmeTask', {
      ...{ programme: programme.id, name: '部署会', stage: '1', due: '2026-05-20' },
    });
    await take(desk, task);
    expect(await asked('deadline_outside')).toEqual([]);
    const late = desk.edit(await recordOf(district, task.id), { due: '2026-06-01' });
    expect(outcomes(await desk.send(late))).toEqual(['rejected outside_stage due']);
    const early = desk.create('programmeTask', {
      ...{ programme: programme.id, name: '动员会', stage: '1', due: '2026-02-28' },
    });
    expect(outcomes(await desk.send(early))).toEqual(['rejected outside_stage due']);
    await edit(desk, programme.id, stages('2026-04-30'));
    // What was right when it was written stays, and its other fields can be edited.
    await edit(desk, task.id, { name: '全区部署会' });
    const [question] = await asked('deadline_outside');
    expect(question).toMatchObject({
      values: { task: task.id, day: '2026-05-20', from: '2026-03-01', to: '2026-04-30' },
      records: [{ id: task.id, kind: 'programmeTask' }],
    });
    expect(await asked('deadline_outside', district.leader)).toEqual([]);
    await edit(desk, task.id, { due: '2026-04-20' });
    expect(await asked('deadline_outside')).toEqual([]);
  });

  test('a record that a teammate’s phone brings later is as late as it was entered', async () => {
    const { context, squads, volunteer } = district;
    const visit = (date: string) => {
      const entered = Date.parse(`${date}T20:00:00+08:00`);
      return own.create('visit', { date, households: 4, member: volunteer.member, squad: squads.one }, entered);
    };
    // Entered on their days in January, and received months after, as by relay.
    await take(own, ...['05', '06', '07', '08', '09', '12'].map((day) => visit(`2026-01-${day}`)));
    expect(context.now()).toBeGreaterThan(Date.parse('2026-03-01'));
    const late = (await asked('late_share')).filter(({ values }) => values.month === '2026-01-01');
    expect(late).toEqual([]);
  });

  test('more handed out than there was', async () => {
    const { material, squads, volunteer } = district;
    const by = { member: volunteer.member, squad: squads.one };
    await take(own, own.create('leaflet', { date: '2026-06-01', quantity: 5_000, material, ...by }));
    expect(await asked('opening_missing')).toHaveLength(1);
    await edit(office, material, { date: '2026-01-05', printed: 3_000 });
    const [question] = await asked('handed_over_stock');
    expect(question?.values).toMatchObject({ material, entered: 3_000, distributed: 5_000, left: -2_000 });
    await edit(office, material, { printed: 6_000 });
    expect(await asked('handed_over_stock')).toEqual([]);
  });
});

describe('an answer', () => {
  const answer = (phone: Phone, question: Awaited<ReturnType<typeof ask>>[number] | undefined, fields: Fields) => {
    const { code, subject, version, squad } = question ?? { code: '', subject: '', version: '', squad: null };
    return phone.create('explanation', { check: code, subject, version, ...(squad ? { squad } : {}), ...fields });
  };

  test('of a leader is seen by the office, until the record changes', async () => {
    const [question] = await asked('outlier', district.leader);
    await take(led, answer(led, question, { answer: 'true', reason: '整村走访，户数是对的' }));
    const [told] = await asked('outlier');
    expect(told?.explanation).toMatchObject({ answer: 'true', reason: '整村走访，户数是对的' });
    await edit(own, question?.subject ?? '', { households: 460 });
    const [again] = await asked('outlier');
    expect(again).toMatchObject({ subject: question?.subject, explanation: null });
    expect(again?.version).not.toBe(question?.version);
  });

  test('needs a sentence for 属实, and the right to the squad', async () => {
    const [question] = await asked('outlier');
    expect(outcomes(await led.send(answer(led, question, { answer: 'true' })))).toEqual(['rejected required reason']);
    const other = answer(led, question, { answer: 'unclear', squad: district.squads.two });
    expect(outcomes(await led.send(other))).toEqual(['forbidden forbidden_squad squad']);
    expect(outcomes(await own.send(answer(own, question, { answer: 'unclear' })))).toEqual([
      'forbidden forbidden_kind',
    ]);
    const [ofOffice] = await asked('value_repeated');
    expect(outcomes(await led.send(answer(led, ofOffice, { answer: 'unclear' })))).toEqual([
      'forbidden forbidden_squad squad',
    ]);
    await take(desk, answer(desk, ofOffice, { answer: 'fixed' }));
    expect((await asked('value_repeated'))[0]?.explanation?.answer).toBe('fixed');
  });
});

test('a rule asks at most fifty questions, and says that there are more', async () => {
  const { context, organizer } = district;
  const bodies = Array.from({ length: 60 }, () => `单位${freshId()}`);
  await take(desk, ...bodies.flatMap((body) => [state('case.drug', 0, { body }), state('case.drug', 1, { body })]));
  const { questions, more } = await readChecks(context, organizer, { year: 2026 });
  expect(questions.filter(({ code }) => code === 'value_differs')).toHaveLength(50);
  expect(more).toBe(true);
});

test('says so when a half month has more records than it looks at', async () => {
  const { context } = district;
  const { isPartial: isWhole } = await checkWork(context.db, context.district, 2026);
  expect(isWhole).toBe(false);
  const { isPartial } = await checkWork(context.db, context.district, 2026, 2);
  expect(isPartial).toBe(true);
});

test('another year has questions of its own', async () => {
  const codes = (await ask(district.organizer, 2025)).map(({ code }) => code);
  expect(codes).toEqual([]);
});
