import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { pullPages } from '../../../src/server/sync/pull.ts';
import {
  type District,
  type Fields,
  freshId,
  makeDistrict,
  outcomes,
  Phone,
  recordOf,
  TODAY,
} from '../sync/fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

/** The ids of all records that a new phone of this member downloads. */
async function held(actor: Actor): Promise<ReadonlySet<Id>> {
  const ids = new Set<Id>();
  const request = { device: freshId(), epoch: null, cursors: {} };
  for await (const page of pullPages(d.context, actor, request)) for (const { id } of page.records) ids.add(id);
  return ids;
}

const claim = (event: Id, { member, squad }: Actor, fields: Fields = {}): Fields => ({
  ...{ event, member, date: TODAY, way: 'code', proof: 'https://qy.example/i#x' },
  ...(squad ? { squad } : {}),
  ...fields,
});
const byHand = (event: Id, who: Actor, fields: Fields = {}): Fields => {
  const { proof: _, ...rest } = claim(event, who, { way: 'leader', ...fields });
  return rest;
};

async function plan(): Promise<Id> {
  const phone = new Phone(d.context, d.organizer);
  const made = phone.create('event', { date: TODAY, title: '宣传', status: 'planned', risks: '无特别风险' });
  expect(outcomes(await phone.send(made))).toEqual(['ok']);
  return made.id;
}

async function create(by: Actor, fields: Fields): Promise<{ readonly outcome: string | undefined; readonly id: Id }> {
  const phone = new Phone(d.context, by);
  const made = phone.create('attendance', fields);
  return { outcome: outcomes(await phone.send(made))[0], id: made.id };
}

async function edit(by: Actor, id: Id, fields: Fields): Promise<string | undefined> {
  const phone = new Phone(d.context, by);
  return outcomes(await phone.send(phone.edit(await recordOf(d, id), fields)))[0];
}

describe('the key of an event’s codes', () => {
  const key = (event: Id): Fields => ({ event, date: TODAY, secret: 'ab'.repeat(32) });

  it('is made by organizers and leaders, and is on no volunteer’s phone', async () => {
    const event = await plan();
    const make = async (by: Actor, fields: Fields) => {
      const phone = new Phone(d.context, by);
      const made = phone.create('eventKey', fields);
      return { id: made.id, outcome: outcomes(await phone.send(made))[0] };
    };
    const made = await make(d.organizer, key(event));
    const own = { ...key(event), squad: d.squads.one };
    expect(made.outcome).toBe('ok');
    expect((await make(d.leader, own)).outcome).toBe('ok');
    expect((await make(d.volunteer, own)).outcome).toBe('forbidden forbidden_kind');
    for (const actor of [d.leader, d.organizer, d.officer, d.administrator])
      expect(await held(actor), actor.role).toContain(made.id);
    for (const actor of [d.volunteer, d.stranger]) expect(await held(actor), actor.role).not.toContain(made.id);
  });
});

describe('a claim of presence', () => {
  it('is kept before its event has come, and when the event was cancelled or withdrawn', async () => {
    expect((await create(d.volunteer, claim(freshId(), d.volunteer))).outcome).toBe('ok');
    const event = await plan();
    expect(await edit(d.organizer, event, { status: 'cancelled' })).toBe('ok');
    expect((await create(d.volunteer, claim(event, d.volunteer))).outcome).toBe('ok');
    expect(await edit(d.organizer, event, { deleted: true })).toBe('ok');
    expect((await create(d.mate, claim(event, d.mate))).outcome).toBe('ok');
    const place = freshId();
    const misplaced = await create(d.volunteer, claim(d.material, d.volunteer, { squad: place }));
    expect(misplaced.outcome).toBe('rejected reference_unknown event');
  });

  it('is scanned or typed in one’s own name alone', async () => {
    const event = await plan();
    expect((await create(d.volunteer, claim(event, d.mate))).outcome).toBe('forbidden forbidden_author member');
    expect((await create(d.leader, claim(event, d.volunteer))).outcome).toBe('forbidden forbidden_author member');
    expect((await create(d.leader, claim(event, d.leader, { way: 'typed', proof: '1234567' }))).outcome).toBe('ok');
    expect((await create(d.stranger, claim(event, d.stranger))).outcome).toBe('ok');
    const { proof: _, ...without } = claim(event, d.volunteer);
    expect((await create(d.volunteer, without)).outcome).toBe('rejected required proof');
    const earlier = claim(event, d.volunteer, { from: '08:00' });
    expect((await create(d.volunteer, earlier)).outcome).toBe('forbidden forbidden_author from');
  });

  it('is kept under the squad of its scan, if the member changed squads before it was sent', async () => {
    const event = await plan();
    for (const actor of [d.volunteer, d.leader]) {
      const moved = { ...actor, squad: d.squads.two };
      expect((await create(moved, claim(event, actor))).outcome, actor.role).toBe('ok');
      expect((await create({ ...actor, squad: null }, claim(event, actor))).outcome, actor.role).toBe('ok');
    }
    // Notes by hand are of the squad that one leads now.
    const moved = { ...d.leader, squad: d.squads.two };
    expect((await create(moved, byHand(event, d.volunteer))).outcome).toBe('forbidden forbidden_squad squad');
  });

  it('by typed digits is taken back by others alone, so that a guess is not repeated', async () => {
    const { id } = await create(d.volunteer, claim(await plan(), d.volunteer, { way: 'typed', proof: '1234567' }));
    expect(await edit(d.volunteer, id, { deleted: true })).toBe('forbidden forbidden_author deleted');
    expect(await edit(d.leader, id, { deleted: true })).toBe('ok');
  });

  it('is noted by the leader for the squad, by organizers for all, and by no volunteer', async () => {
    const event = await plan();
    expect((await create(d.volunteer, byHand(event, d.volunteer))).outcome).toBe('forbidden forbidden_kind');
    expect((await create(d.leader, byHand(event, d.volunteer))).outcome).toBe('ok');
    expect((await create(d.leader, byHand(event, d.stranger))).outcome).toBe('forbidden forbidden_squad squad');
    expect((await create(d.organizer, byHand(event, d.stranger))).outcome).toBe('ok');
    expect((await create(d.leader, byHand(event, d.mate, { way: 'later' }))).outcome).toBe('rejected required reason');
    expect((await create(d.leader, byHand(event, d.mate, { way: 'later', reason: 'paper' }))).outcome).toBe('ok');
  });

  it('is evidence: nothing in it is changed afterwards, but it can be taken back', async () => {
    const { id } = await create(d.volunteer, claim(await plan(), d.volunteer));
    expect(await edit(d.volunteer, id, { proof: 'https://qy.example/i#y' })).toBe('forbidden forbidden_author proof');
    expect(await edit(d.organizer, id, { way: 'leader' })).toBe('forbidden forbidden_author way');
    expect(await edit(d.volunteer, id, { duty: true })).toBe('forbidden forbidden_author duty');
    expect(await edit(d.leader, id, { duty: true })).toBe('ok');
    expect(await edit(d.volunteer, id, { until: '15:30' })).toBe('ok');
    expect(await edit(d.volunteer, id, { deleted: true })).toBe('ok');
  });

  const ruling = (by: Actor, of: 'yes' | 'no', because?: string): Fields => ({
    ...{ ruling: of, ruledBy: by.member },
    ...(because === undefined ? {} : { because }),
  });

  it('is ruled on by somebody who neither entered it nor is the person, in the own name', async () => {
    const event = await plan();
    const { id } = await create(d.leader, byHand(event, d.leader));
    for (const by of [d.leader, d.volunteer]) expect(await edit(by, id, ruling(by, 'yes'))).toMatch(/^forbidden /);
    expect(await edit(d.organizer, id, ruling(d.officer, 'yes'))).toBe('forbidden forbidden_review ruledBy');
    expect(await edit(d.organizer, id, { ruledBy: d.officer.member })).toBe('forbidden forbidden_review ruling');
    expect(await edit(d.organizer, id, ruling(d.organizer, 'yes'))).toBe('ok');
    const later = await create(d.organizer, byHand(event, d.mate, { way: 'later', reason: 'missed' }));
    expect(await edit(d.organizer, later.id, ruling(d.organizer, 'yes'))).toBe('forbidden forbidden_review ruling');
    expect(await edit(d.leader, later.id, ruling(d.leader, 'no', '那天在外地'))).toBe('ok');
    const early = await create(d.organizer, byHand(event, d.volunteer, ruling(d.organizer, 'yes')));
    expect(early.outcome).toBe('forbidden forbidden_review ruling');
  });

  it('can be declined later, and accepted again, each time with a reason', async () => {
    const { id } = await create(d.volunteer, claim(await plan(), d.volunteer));
    expect(await edit(d.leader, id, ruling(d.leader, 'no'))).toBe('rejected required because');
    expect(await edit(d.leader, id, ruling(d.leader, 'no', '码是别人转发的'))).toBe('ok');
    const without = { ...ruling(d.officer, 'yes'), because: null };
    expect(await edit(d.officer, id, without)).toBe('forbidden required because');
    expect(await edit(d.officer, id, { ruling: null, ruledBy: d.officer.member })).toMatch(/^forbidden /);
    expect(await edit(d.officer, id, ruling(d.officer, 'yes', '两名队员证明在场'))).toBe('ok');
    expect((await recordOf(d, id)).fields).toMatchObject({ ruling: 'yes', ruledBy: d.officer.member });
    // A phone sends only the fields that differ.
    expect(await edit(d.officer, id, { ruling: 'no', because: '证明有误' })).toBe('ok');
  });

  it('is no paid duty, or is, by the word of others alone', async () => {
    const { id } = await create(d.leader, claim(await plan(), d.leader));
    expect(await edit(d.leader, id, { duty: false })).toBe('forbidden forbidden_author duty');
    expect(await edit(d.organizer, id, { duty: true })).toBe('ok');
  });

  it('is read by its squad, organizers and the office, and keeps nobody on the roster', async () => {
    const event = await plan();
    const office = new Phone(d.context, d.administrator);
    const person = office.create('member', { name: '周敏', role: 'volunteer', squad: d.squads.one });
    await office.send(person);
    const actor: Actor = { member: person.id, role: 'volunteer', squad: d.squads.one };
    const { id } = await create(actor, claim(event, actor));
    for (const reader of [d.volunteer, d.leader, d.organizer, d.officer])
      expect(await held(reader), reader.role).toContain(id);
    expect(await held(d.stranger)).not.toContain(id);
    expect(await edit(d.administrator, person.id, { deleted: true })).toBe('ok');
    expect((await create(d.leader, byHand(event, actor))).outcome).toBe('ok');
  });
});
