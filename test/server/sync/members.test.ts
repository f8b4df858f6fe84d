import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit, make } from './acting.ts';
import { type District, makeDistrict, NOON, outcomes, Phone, recordOf } from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

describe('a member’s record', () => {
  it('an administrator neither gives up nor takes back their own place: one always remains', async () => {
    const { administrator } = d;
    const other = await make(d, administrator, 'member', { name: '周杰', role: 'administrator' });
    expect(await edit(d, administrator, administrator.member, { role: 'volunteer' })).toBe(
      'forbidden forbidden_role role',
    );
    expect(await edit(d, administrator, administrator.member, { deleted: true })).toBe('forbidden forbidden_role role');
    expect(await edit(d, administrator, administrator.member, { phone: '13800000000' })).toBe('ok');
    expect(await edit(d, administrator, other, { role: 'volunteer' })).toBe('ok');
  });

  it('is judged by what its writer is now: of two administrators who remove each other at once, one remains', async () => {
    const other = await make(d, d.administrator, 'member', { name: '钱进', role: 'administrator' });
    // Both requests were let in while both still had the right.
    const late = new Phone(d.context, { member: other, role: 'administrator', squad: null });
    const before = await recordOf(d, d.administrator.member);
    expect(await edit(d, d.administrator, other, { role: 'volunteer' })).toBe('ok');
    expect(outcomes(await late.send(late.edit(before, { role: 'volunteer' })))).toEqual(['forbidden forbidden_kind']);
    expect(await edit(d, d.administrator, other, { deleted: true })).toBe('ok');
    expect(outcomes(await late.send(late.edit(before, { role: 'volunteer' })))).toEqual(['forbidden forbidden_kind']);
  });

  it('holds no role that its writer may not grant, not even as the loser of a conflict', async () => {
    const id = await make(d, d.administrator, 'member', { name: '吴敏', role: 'volunteer' });
    const phone = new Phone(d.context, d.officer);
    const record = await recordOf(d, id);
    const { clocks: _, ...rest } = record;
    const old = phone.edit({ ...rest, clocks: {} }, { role: 'administrator' }, NOON - 86_400_000);
    expect(outcomes(await phone.send(old))).toEqual(['forbidden forbidden_role role']);
  });
});
