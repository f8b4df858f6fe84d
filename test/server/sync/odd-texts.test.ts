import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/domain/records/change.ts';
import { isSameChange } from '../../../src/server/records/decide.ts';
import { type District, freshId, makeDistrict, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

describe('a phone that sends texts as they were typed', () => {
  it('is not refused: names are kept as every other way in would keep them', async () => {
    const phone = new Phone(district.context, district.officer);
    const member = phone.create('member', {
      name: '=王\u200b　芳',
      number: 'Ｖ０９\u200e',
      phone: '\u202d13800000002\u202c',
      role: 'volunteer',
      squad: district.squads.one,
    });
    const place = phone.create('place', { name: '新\u2022村', form: 'village', parent: district.towns.east });
    const event = phone.create('event', { date: TODAY, title: '六·二六\u202e宣传', note: '第一行\n  第二行' });
    expect(outcomes(await phone.send(member, place, event))).toEqual(['ok', 'ok', 'ok']);
    expect((await recordOf(district, member.id)).fields).toMatchObject({
      name: '王芳',
      number: 'V09',
      phone: '13800000002',
    });
    expect((await recordOf(district, place.id)).fields.name).toBe('新·村');
    expect((await recordOf(district, event.id)).fields).toMatchObject({
      title: '六·二六宣传',
      note: '第一行\n  第二行',
    });
    expect(outcomes(await phone.send(member, place, event))).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  it('may send again what an older release of the server kept as it was typed', () => {
    const id = freshId();
    const typed: Change = {
      ...{ id, device: freshId(), deviceSeq: 1, record: id, kind: 'place', schema: 1, clock: '', base: {} },
      fields: { name: '新\u2022村', form: 'town' },
    };
    expect(isSameChange(typed, { ...typed, fields: { name: '新·村', form: 'town' } })).toBe(true);
    expect(isSameChange(typed, { ...typed, fields: { name: '旧村', form: 'town' } })).toBe(false);
  });
});
