import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { type Id, pairedId } from '../../../src/domain/kernel/id.ts';
import { board } from '../../../src/server/figures/board.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { pullPages } from '../../../src/server/sync/pull.ts';
import { must } from '../../support/must.ts';
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
} from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const DAY_MS = 86_400_000;
const plan = (fields: Fields = {}): Fields => ({
  date: '2026-06-26',
  title: '国际禁毒日宣传',
  status: 'planned',
  risks: '无特别风险',
  ...fields,
});

/** The ids of all records that a new phone of this member downloads. */
async function held(actor: Actor): Promise<ReadonlySet<Id>> {
  const ids = new Set<Id>();
  const request = { device: freshId(), epoch: null, cursors: {} };
  for await (const page of pullPages(d.context, actor, request)) for (const { id } of page.records) ids.add(id);
  return ids;
}

const attendance = async (): Promise<number> => {
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const { figures } = must(await board(d.context, d.officer, period));
  return figures.find(({ figure }) => figure === 'event.attendance')?.reported ?? 0;
};

describe('a planned event', () => {
  it('is on the phones of all squads, adds nothing to the figures, and waits for no review', async () => {
    const organizer = new Phone(d.context, d.organizer);
    const made = organizer.create('event', plan({ attendance: 500 }));
    expect(outcomes(await organizer.send(made))).toEqual(['ok']);
    for (const actor of [d.volunteer, d.stranger, d.leader, d.officer]) expect(await held(actor)).toContain(made.id);
    expect(await attendance()).toBe(0);
    const row = await d.context.db
      .selectFrom('record')
      .where('district', '=', d.context.district)
      .where('id', '=', made.id)
      .select(['status', 'date_unsure', 'scope'])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: '', date_unsure: false, scope: 'events/2026' });
  });

  it('is planned, changed and cancelled by leaders for their squad, and never by volunteers', async () => {
    const [volunteer, leader] = [new Phone(d.context, d.volunteer), new Phone(d.context, d.leader)];
    const { one, two } = d.squads;
    expect(outcomes(await volunteer.send(volunteer.create('event', plan({ squad: one }))))).toEqual([
      'forbidden forbidden_kind',
    ]);
    const own = leader.create('event', plan({ squad: one }));
    expect(outcomes(await leader.send(own, leader.create('event', plan({ squad: two }))))).toEqual([
      'ok',
      'forbidden forbidden_squad squad',
    ]);
    const before = await recordOf(d, own.id);
    const { member, squad } = d.volunteer;
    const taken = volunteer.edit(before, { status: 'cancelled', member, ...(squad ? { squad } : {}) });
    expect(outcomes(await volunteer.send(taken))).toEqual(['forbidden forbidden_kind']);
    const cancelled = leader.edit(before, { status: 'cancelled', cancelled: '大雨' });
    expect(outcomes(await leader.send(cancelled))).toEqual(['ok']);
    expect(await held(d.stranger)).toContain(own.id);
  });

  it('states its risks', async () => {
    const organizer = new Phone(d.context, d.organizer);
    const { risks: _, ...silent } = plan();
    expect(outcomes(await organizer.send(organizer.create('event', silent)))).toEqual(['rejected required risks']);
  });

  it('names the squads that are asked and the people needed by role', async () => {
    const leader = new Phone(d.context, d.leader);
    const { one, two } = d.squads;
    const made = leader.create('event', plan({ squad: one, invited: [two], roles: '讲解 3\n秩序 2' }));
    const wrong = leader.create('event', plan({ squad: one, roles: '讲解' }));
    const twice = leader.create('event', plan({ squad: one, invited: [two, two] }));
    expect(outcomes(await leader.send(made, wrong, twice))).toEqual([
      'ok',
      'rejected bad_text roles',
      'rejected wrong_type invited',
    ]);
    expect((await recordOf(d, made.id)).fields.invited).toEqual([two]);
  });

  it('counts once when two people close it offline: the second is a conflict', async () => {
    const [organizer, leader] = [new Phone(d.context, d.organizer), new Phone(d.context, d.leader)];
    const made = organizer.create('event', plan({ date: TODAY, squad: d.squads.one }));
    await organizer.send(made);
    const before = await recordOf(d, made.id);
    const sum = await attendance();
    d.setNow(NOON + DAY_MS);
    const closings = [
      organizer.edit(before, { status: 'held', attendance: 300 }),
      leader.edit(before, { status: 'held', attendance: 280 }),
    ] as const;
    expect(outcomes(await organizer.send(closings[0]))).toEqual(['ok']);
    expect(outcomes(await leader.send(closings[1]))).toEqual(['conflict']);
    const after = await recordOf(d, made.id);
    expect(after.conflicts?.attendance?.map(({ value }) => value).sort()).toEqual([280, 300]);
    expect((await attendance()) - sum).toBe(after.fields.attendance);
    expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
    d.setNow(NOON);
  });

  it('counts the leaflets of a material once when two people close it offline', async () => {
    const [organizer, leader] = [new Phone(d.context, d.organizer), new Phone(d.context, d.leader)];
    const made = organizer.create('event', plan({ date: TODAY, squad: d.squads.one }));
    const material = organizer.create('material', { name: '折页' });
    await organizer.send(made, material);
    const used = { event: made.id, material: material.id, date: TODAY, squad: d.squads.one };
    const id = pairedId(made.id, material.id);
    const leaflets = [organizer, leader].map((phone, at) => ({
      ...phone.create('leaflet', { ...used, quantity: 300 + at }),
      ...{ id, record: id },
    }));
    expect(outcomes(await organizer.send(...leaflets.slice(0, 1)))).toEqual(['ok']);
    expect(outcomes(await leader.send(...leaflets.slice(1)))).toEqual(['rejected id_taken']);
    // What the second one does to its own record is not done to the first one's.
    const [, second] = leaflets;
    const takenBack = { ...leader.create('leaflet', { deleted: true }), record: id };
    expect(outcomes(await leader.send(...(second ? [second] : []), takenBack))).toEqual([
      'rejected id_taken',
      'retry record_not_yet_here',
    ]);
    expect((await recordOf(d, id)).fields).toMatchObject({ quantity: 300 });
    expect((await recordOf(d, id)).fields.deleted).toBeUndefined();
  });

  it('closed before its day is a question, not a figure', async () => {
    const organizer = new Phone(d.context, d.organizer);
    const made = organizer.create('event', plan());
    await organizer.send(made);
    const sum = await attendance();
    const early = organizer.edit(await recordOf(d, made.id), { status: 'held', attendance: 300 });
    expect(outcomes(await organizer.send(early))).toEqual(['ok']);
    expect(await attendance()).toBe(sum);
    const row = await d.context.db
      .selectFrom('record')
      .where('district', '=', d.context.district)
      .where('id', '=', made.id)
      .select('date_unsure')
      .executeTakeFirstOrThrow();
    expect(row.date_unsure).toBe(true);
  });
});

describe('an answer to an event', () => {
  const answer = (event: Id, { member, squad }: Actor, choice = 'yes'): Fields => ({
    ...{ event, member, date: '2026-06-26', choice },
    ...(squad ? { squad } : {}),
  });

  it('is read by its squad, organizers and the office, not by other squads', async () => {
    const [organizer, volunteer] = [new Phone(d.context, d.organizer), new Phone(d.context, d.volunteer)];
    const event = organizer.create('event', plan());
    await organizer.send(event);
    const made = volunteer.create('answer', answer(event.id, d.volunteer));
    expect(outcomes(await volunteer.send(made))).toEqual(['ok']);
    for (const actor of [d.volunteer, d.mate, d.leader, d.organizer, d.officer])
      expect(await held(actor), actor.role).toContain(made.id);
    expect(await held(d.stranger)).not.toContain(made.id);
  });

  it('is given in one’s own name, by a leader also for the squad', async () => {
    const organizer = new Phone(d.context, d.organizer);
    const event = organizer.create('event', plan());
    await organizer.send(event);
    const give = async (by: Actor, about: Actor) => {
      const phone = new Phone(d.context, by);
      return outcomes(await phone.send(phone.create('answer', answer(event.id, about))));
    };
    expect(await give(d.volunteer, d.mate)).toEqual(['forbidden forbidden_author member']);
    expect(await give(d.leader, d.volunteer)).toEqual(['ok']);
    expect(await give(d.leader, d.stranger)).toEqual(['forbidden forbidden_squad squad']);
    expect(await give(d.organizer, d.stranger)).toEqual(['ok']);
  });
});
