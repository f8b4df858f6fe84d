import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumsOfYear } from '../../../src/demo/summary.ts';
import type { Figure } from '../../../src/domain/records/kinds/index.ts';
import { administrator, at, demoDistrict } from './support.ts';

const day = (text: string): number => Date.parse(`${text}T21:30:00+08:00`);

/** Checks a whole year of work against the figures of the 2016 report. */
function expectTheYear(now: number, year: number, seed: number): void {
  const { drafts, towns } = demoDistrict({ now, seed });
  const sums = sumsOfYear(drafts, year);
  const of = (figure: Figure): number => sums.get(figure)?.reported ?? 0;

  expect(of('leaflet.distributed')).toBeGreaterThanOrEqual(80_000);
  expect(of('leaflet.distributed')).toBeLessThanOrEqual(84_000);
  expect(of('event.school')).toBeGreaterThanOrEqual(20);
  expect(of('event.held') - of('event.school')).toBeGreaterThanOrEqual(20);
  expect(of('event.consultation')).toBeGreaterThanOrEqual(20_000);
  expect(of('training.held')).toBeGreaterThanOrEqual(10);
  expect(of('training.attendance')).toBeGreaterThanOrEqual(100);
  expect(of('broadcast.film')).toBe(15);
  expect(of('broadcast.online')).toBeGreaterThanOrEqual(20_000);
  expect(of('sign.slogan')).toBeGreaterThanOrEqual(100);
  expect(of('pledge.signed') / of('pledge.asked')).toBeGreaterThanOrEqual(0.98);
  expect(of('survey.passed') / of('survey.asked')).toBeGreaterThanOrEqual(0.9);
  expect(of('meeting.special')).toBeGreaterThanOrEqual(10);
  expect(of('meeting.held')).toBeGreaterThanOrEqual(11);

  const reached = new Set(
    drafts.map((draft) => at(draft)).flatMap(({ date, place }) => (String(date).startsWith(`${year}`) ? [place] : [])),
  );
  const villages = towns.flatMap((town) => town.villages);
  expect(villages.filter(({ id, groups }) => [id, ...groups].some((place) => reached.has(place)))).toHaveLength(36);

  const reported = of('leaflet.distributed');
  const verified = sums.get('leaflet.distributed')?.verified ?? 0;
  expect(verified / reported).toBeGreaterThan(0.7);
  expect(verified / reported).toBeLessThan(0.97);
}

describe('a year of the demo district matches the report', () => {
  test('in November, for the current year', () => {
    expectTheYear(day('2026-11-23'), 2026, 1);
  });

  test('early in a year, for last year', () => {
    expectTheYear(day('2027-01-15'), 2026, 1);
  });

  test('for last year, whatever the day and the seed', () => {
    const days = fc.integer({ min: 0, max: 800 }).map((days) => day('2026-01-01') + days * 86_400_000);
    fc.assert(
      fc.property(days, fc.integer(), (now, seed) => {
        expectTheYear(now, new Date(now).getUTCFullYear() - 1, seed);
      }),
      { numRuns: 12 },
    );
  });

  test('prints 70,000 copies and hands out no more of any material than its stock', () => {
    const { drafts, world } = demoDistrict({ now: day('2026-11-23'), seed: 7 });
    expect(sumsOfYear(drafts, 2026).get('material.printed')?.reported).toBe(70_000);
    for (const { id, stock } of world.materials) {
      const out = drafts
        .filter((draft) => draft.kind === 'leaflet' && at(draft).material === id)
        .filter((draft) => String(at(draft).date).startsWith('2026'))
        .filter(({ steps }) => steps.at(-1)?.review?.verdict !== 'returned')
        .reduce((sum, draft) => sum + Number(at(draft).quantity), 0);
      expect(out).toBeGreaterThan(0);
      expect(out).toBeLessThanOrEqual(stock);
    }
  });
});

describe('the demo district', () => {
  const now = day('2026-11-23');
  const { drafts, towns, world } = demoDistrict({ now, seed: 1 });

  test('has the towns, villages, schools, squads and people of the reports', () => {
    const places = drafts.filter(({ kind }) => kind === 'place').map((draft) => at(draft));
    const count = (form: string): number => places.filter((place) => place.form === form).length;
    expect([count('town'), count('village'), count('school')]).toEqual([5, 36, 61]);
    expect(towns.map((town) => town.villages.length)).toEqual([8, 7, 7, 7, 7]);
    const pupils = (pattern: RegExp): number =>
      places.filter(({ name }) => pattern.test(String(name))).reduce((sum, place) => sum + Number(place.pupils), 0);
    expect(pupils(/中学$/)).toBe(16_884);
    expect(pupils(/小学$/)).toBe(34_380);
    const kindergartens = places.filter(({ name }) => String(name).endsWith('幼儿园'));
    expect(kindergartens.map((place) => place.pupils)).toEqual([undefined, undefined]);

    expect(world.squads).toHaveLength(5);
    expect(world.squads.reduce((sum, { volunteers }) => sum + volunteers.length + 1, 0)).toBe(320);
    const names = drafts.filter(({ kind }) => kind === 'member').map((draft) => at(draft).name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('depends only on the seed', () => {
    expect(demoDistrict({ now, seed: 1 }).drafts).toEqual(drafts);
    expect(demoDistrict({ now, seed: 2 }).drafts).not.toEqual(drafts);
  });

  test('has no entry after now, and no date but those of plans', () => {
    const morning = Date.parse('2026-06-26T09:00:00+08:00');
    for (const { kind, steps } of demoDistrict({ now: morning, seed: 3 }).drafts)
      for (const step of steps) {
        expect(step.at).toBeLessThanOrEqual(morning);
        const isPlan = kind === 'answer' || steps[0].fields.status === 'planned';
        if (typeof step.fields.date === 'string' && !isPlan) expect(step.fields.date <= '2026-06-26').toBe(true);
      }
  });

  test('is entered by members of the squad, the office or the administrator', () => {
    const known = new Set([administrator, ...drafts.filter(({ kind }) => kind === 'member').map(({ id }) => id)]);
    for (const { steps } of drafts) for (const { by } of steps) expect(known.has(by)).toBe(true);
  });
});
