import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import { registerAt, registerFigures } from '../../../src/domain/figures/register-at.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { addDays, startOfDay } from '../../../src/domain/kernel/day.ts';
import type { AppliedChange } from '../../../src/domain/records/change.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { idOf } from '../../support/arbitraries.ts';

let serial = 0;
/** A change at noon of a day; without `of` it creates a record. */
function change(kind: KindName, day: string, fields: Record<string, FieldValue>, of?: string): AppliedChange {
  serial += 1;
  const id = idOf(serial);
  const clock = makeClock({ wall: startOfDay(day) + 43_200_000, counter: serial, node: '000000000001' });
  return {
    ...{ id, record: of ?? id, device: idOf(9_999), deviceSeq: serial, kind, schema: 1, base: {}, fields },
    ...{ clock, effective: clock, author: idOf(9_998) },
  };
}

it('counts towns, villages, squads and volunteers as they stood on a day', () => {
  const town = change('place', '2025-01-10', { name: '清水镇', form: 'town' });
  const village = change('place', '2025-01-10', { name: '石岭村', form: 'village', parent: town.id });
  const squad = change('squad', '2025-03-01', { name: '第一分队', town: town.id });
  const member = change('member', '2025-03-02', { name: '王芳', role: 'volunteer', squad: squad.id });
  const officer = change('member', '2025-03-02', { name: '周明', role: 'officer' });
  const left = change('member', '2026-05-01', { deleted: true }, member.id);
  const merged = change('place', '2026-06-01', { form: 'group' }, village.id);
  const all = [merged, left, officer, member, squad, village, town];
  const at = (day: string) => registerAt(all, day);
  expect(at('2025-01-09')).toEqual({ 'place.towns': 0, 'place.villages': 0, 'squad.count': 0, 'people.volunteers': 0 });
  expect(at('2025-12-31')).toEqual({ 'place.towns': 1, 'place.villages': 1, 'squad.count': 1, 'people.volunteers': 1 });
  expect(at('2026-05-01')['people.volunteers']).toBe(0);
  expect(at('2026-06-01')).toEqual({ 'place.towns': 1, 'place.villages': 0, 'squad.count': 1, 'people.volunteers': 0 });
});

it('adds up what villages have, and leaves out what none of them says', () => {
  const village = (fields: AppliedChange['fields']) => change('place', '2025-01-10', { form: 'village', ...fields });
  const all = [
    village({ name: '石岭村', households: 120 }),
    village({ name: '东村', households: 80 }),
    village({ name: '西村' }),
  ];
  expect(registerAt(all, '2025-12-31')).toMatchObject({ 'place.villages': 3, 'place.households': 200 });
  expect(registerAt(all, '2025-12-31')).not.toHaveProperty('place.population');
});

it('counts schools by level at a past day, once every school has one', () => {
  const school = (day: string, level?: string) =>
    change('place', day, { form: 'school', name: '小学', ...(level ? { level } : {}) });
  const first = school('2024-09-01', 'primary');
  const nine = school('2025-09-01');
  const all = [
    first,
    nine,
    school('2025-09-01', 'kindergarten'),
    change('place', '2026-01-05', { level: 'nineYear' }, nine.id),
  ];
  expect(registerAt(all, '2024-01-01')).not.toHaveProperty('edu.schools');
  expect(registerAt(all, '2024-12-31')).toMatchObject({
    'edu.schools': 1,
    'edu.primarySchools': 1,
    'edu.middleSchools': 0,
  });
  expect(registerAt(all, '2025-12-31')).toMatchObject({ 'edu.schools': 3 });
  expect(registerAt(all, '2025-12-31')).not.toHaveProperty('edu.primarySchools');
  expect(registerAt(all, '2026-01-05')).toMatchObject({
    ...{ 'edu.schools': 3, 'edu.primarySchools': 1, 'edu.middleSchools': 1, 'edu.kindergartens': 1 },
  });
});

it('gives one answer for a past day, in any order and with what was written since', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-01-01', days));
  const step = fc.record({ day, who: fc.integer({ min: 0, max: 4 }), role: fc.constantFrom('volunteer', 'officer') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), day, (steps, asked) => {
      const people = Array.from({ length: 5 }, () => change('member', '2025-01-01', { name: '某', role: 'volunteer' }));
      const edits = steps.map(({ day: on, who, role }) => change('member', on, { role }, people[who]?.id ?? ''));
      const all = [...people, ...edits];
      const before = all.filter(
        ({ effective }) =>
          effective <
          makeClock({
            ...{ wall: startOfDay(addDays(asked, 1)), counter: 0, node: '000000000000' },
          }),
      );
      expect(registerAt([...all].reverse(), asked)).toEqual(registerAt(before, asked));
    }),
  );
});

it('answers exactly the figures that the catalogue takes from the register', () => {
  expect([...registerFigures].sort()).toEqual(
    catalogue.flatMap(({ id, source }) => (source === 'register' ? [id] : [])).sort(),
  );
});
