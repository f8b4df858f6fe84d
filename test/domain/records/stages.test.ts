import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { areInOrder, MAX_STAGES, readStages, type Stage, writeStages } from '../../../src/domain/records/stages.ts';

/** Stages whose days follow each other; some days are not set. */
const stages = fc
  .array(
    fc.record({
      name: fc.constantFrom('动员准备', '组织实施', '攻坚验收', 'x y'),
      gap: fc.integer({ min: 1, max: 40 }),
      length: fc.integer({ min: 0, max: 200 }),
      hasFrom: fc.boolean(),
      hasTo: fc.boolean(),
    }),
    { maxLength: MAX_STAGES },
  )
  .map((all) => {
    let day = '2026-01-01';
    return all.map(({ name, gap, length, hasFrom, hasTo }, at): Stage => {
      const from = addDays(day, gap);
      day = addDays(from, length);
      return { key: String(at + 1), name, ...(hasFrom ? { from } : {}), ...(hasTo ? { to: day } : {}) };
    });
  });

it('are read as they were written, with days that nobody has set', () => {
  fc.assert(fc.property(stages, (all) => void expect(readStages(writeStages(all))).toEqual(all)));
});

it.each([
  ['a day that is none', '1 2026-02-30 ? 动员'],
  ['an end before the beginning', '1 2026-06-01 2026-05-31 动员'],
  ['a stage that begins before the last one ends', '1 2026-03-01 2026-05-31 动员\n2 2026-05-31 ? 实施'],
  ['a day before one of an earlier stage, whose end is not set', '1 2026-03-01 ? 动员\n2 ? 2026-02-01 实施'],
  ['a number used twice', '1 ? ? 动员\n1 ? ? 实施'],
  ['no name', '1 2026-03-01 2026-05-31 '],
  ['a name that is too long', `1 ? ? ${'长'.repeat(21)}`],
  ['something else', '动员准备'],
])('are refused with %s', (_, text) => expect(readStages(text)).toBeUndefined());

it('may begin the day after the last one, and last one day', () => {
  expect(areInOrder(readStages('1 2026-03-01 2026-03-01 动员\n2 2026-03-02 ? 实施\n3 ? 2026-12-31 验收') ?? [])).toBe(
    true,
  );
  expect(readStages('')).toEqual([]);
});
