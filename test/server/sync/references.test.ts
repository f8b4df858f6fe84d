import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { edit, make } from './acting.ts';
import { type District, makeDistrict, outcomes, Phone, recordOf } from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

describe('a place', () => {
  it('does not become its own ancestor', async () => {
    const { officer, towns, places } = d;
    expect(await edit(d, officer, towns.east, { parent: towns.east })).toBe('rejected inconsistent parent');
    expect(await edit(d, officer, towns.east, { parent: places.group })).toBe('rejected inconsistent parent');
    expect(await edit(d, officer, places.upper, { parent: places.group })).toBe('rejected inconsistent parent');
    expect(await edit(d, officer, places.upper, { parent: places.lower })).toBe('ok');
    expect(await edit(d, officer, places.lower, { parent: places.group })).toBe('rejected inconsistent parent');
    expect(await edit(d, officer, places.upper, { parent: towns.east })).toBe('ok');
  });

  it('nor within one push, by steps that each look harmless', async () => {
    const { officer, towns } = d;
    const phone = new Phone(d.context, officer);
    const a = phone.create('place', { name: '甲村', form: 'village', parent: towns.west });
    const b = phone.create('place', { name: '乙村', form: 'village', parent: a.id });
    await phone.send(a, b);
    const c = phone.create('place', { name: '丙组', form: 'group', parent: b.id });
    const closing = phone.edit(await recordOf(d, a.id), { parent: c.id });
    expect(outcomes(await phone.send(c, closing))).toEqual(['ok', 'rejected inconsistent parent']);
  });
});

describe('what others point to', () => {
  it('is not taken back: a squad with members, a place with places or squads in it', async () => {
    const { officer, squads, towns, places } = d;
    expect(await edit(d, officer, squads.one, { deleted: true })).toBe('rejected inconsistent deleted');
    expect(await edit(d, officer, towns.west, { deleted: true })).toBe('rejected inconsistent deleted');
    expect(await edit(d, officer, places.lower, { deleted: true })).toBe('rejected inconsistent deleted');
    expect(await edit(d, officer, places.group, { deleted: true })).toBe('ok');
  });

  it('is taken back once they are gone, also in the same push', async () => {
    const { officer, towns } = d;
    const phone = new Phone(d.context, officer);
    const squad = phone.create('squad', { name: '三分队' });
    const member = phone.create('member', { name: '郑爽', role: 'volunteer', squad: squad.id });
    await phone.send(squad, member);
    const removal = phone.edit(await recordOf(d, squad.id), { deleted: true });
    const joined = phone.create('member', { name: '冯强', role: 'volunteer', squad: squad.id });
    expect(outcomes(await phone.send(removal, joined))).toEqual(['rejected inconsistent deleted', 'ok']);
    const leave = async (id: Id) => phone.edit(await recordOf(d, id), { squad: null });
    const again = phone.edit(await recordOf(d, squad.id), { deleted: true });
    const reordered = { ...again, seq: again.seq + 10 };
    expect(outcomes(await phone.send(await leave(member.id), await leave(joined.id), reordered))).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    const empty = await make(d, officer, 'place', { name: '空村', form: 'village', parent: towns.west });
    expect(await edit(d, officer, empty, { deleted: true })).toBe('ok');
  });

  it('is not put back into what is gone', async () => {
    const { officer, towns } = d;
    const squad = await make(d, officer, 'squad', { name: '四分队', town: towns.east });
    const member = await make(d, officer, 'member', { name: '蒋丽', role: 'volunteer', squad });
    expect(await edit(d, officer, member, { deleted: true })).toBe('ok');
    expect(await edit(d, officer, squad, { deleted: true })).toBe('ok');
    expect(await edit(d, officer, member, { deleted: false })).toBe('rejected reference_unknown squad');
    const phone = new Phone(d.context, officer);
    const both = phone.edit(await recordOf(d, member), { deleted: false, squad: d.squads.two });
    expect(outcomes(await phone.send(both))).toEqual(['ok']);
  });

  it('may be named by nobody once it is taken back, and again when it is put back', async () => {
    const { officer, volunteer, towns } = d;
    const village = await make(d, officer, 'place', { name: '旧村', form: 'village', parent: towns.west });
    await edit(d, officer, village, { deleted: true });
    const phone = new Phone(d.context, volunteer);
    expect(outcomes(await phone.send(phone.leaflet({ place: village })))).toEqual(['rejected reference_unknown place']);
    expect(await edit(d, officer, village, { deleted: false })).toBe('ok');
    expect(outcomes(await phone.send(phone.leaflet({ place: village })))).toEqual(['ok']);
  });
});
