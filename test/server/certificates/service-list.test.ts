import { afterAll, beforeAll, expect, it } from 'vitest';
import { readService, readServiceColumns, writeServiceColumns } from '../../../src/server/certificates/service-list.ts';
import { neighbourOf } from '../../support/neighbour.ts';
import { type District, makeDistrict, outcomes, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const period = { from: '2026-06-01', until: '2026-06-30' };

it('the service of a period has a row for each member and event, with what another system asks for', async () => {
  const organizer = new Phone(d.context, d.organizer);
  const event = organizer.create('event', {
    ...{ date: TODAY, title: '=集市', status: 'planned', risks: '无', starts: '11:00', ends: '12:30', form: 'film' },
    ...{ place: d.places.upper },
  });
  const claims = [d.mate, d.volunteer, d.mate].map(({ member, squad }) =>
    organizer.create('attendance', { event: event.id, member, squad, date: TODAY, way: 'leader' }),
  );
  await organizer.send(event, ...claims);
  await organizer.send(organizer.edit(await recordOf(d, event.id), { status: 'held' }));
  const office = new Phone(d.context, d.administrator);
  const numbered = office.edit(await recordOf(d, d.mate.member), { number: 'QY-0002' });
  expect(outcomes(await office.send(numbered))).toEqual(['ok']);
  const shared = {
    ...{ squad: '一分队', event: '=集市', form: 'film', day: TODAY, starts: '11:00', ends: '12:30' },
    ...{ place: '上村', minutes: 90, ways: ['leader'], unit: '' },
  };
  const { rows, more } = await readService(d.context, period);
  expect(more).toBe(false);
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ ...shared, member: d.mate.member, name: '李强', number: 'QY-0002' });
  expect(rows).toContainEqual({ ...shared, member: d.volunteer.member, name: '王芳', number: null });
  expect((await readService(d.context, { from: '2026-06-16', until: '2026-06-30' })).rows).toEqual([]);
  expect((await readService(neighbourOf(d.context), period)).rows).toEqual([]);
});

it('the columns of the table are saved in their order', async () => {
  expect(await readServiceColumns(d.context)).toEqual({ columns: [] });
  const columns = [
    { field: 'number', head: '志愿者编号' },
    { field: 'hours', head: '服务时长（小时）' },
  ] as const;
  await writeServiceColumns(d.context, d.officer.member, { columns: [...columns] });
  expect(await readServiceColumns(d.context)).toEqual({ columns });
  expect(await readServiceColumns(neighbourOf(d.context))).toEqual({ columns: [] });
});
