import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, keepChoices, matchAreas, outlinePattern } from '../../../src/domain/coverage/map.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const outline = 'M0 0l9 0 0 9z';
const area = (name: string, code: string | null = null, place: string | null = null): Area => ({
  ...{ name, code, outline, place },
});
const village = (n: number, name: string, fields: Record<string, FieldValue> = {}): FoldedRecord => ({
  id: idOf(n),
  kind: 'place',
  fields: { name, form: 'village', ...fields },
  clocks: {},
  created: '',
});
const match = (areas: Area[], places: FoldedRecord[], form = 'village') =>
  matchAreas(areas, places, form).map((found) => found && [found.by, found.place]);

const [one, two, three] = [idOf(1), idOf(2), idOf(3)];

describe('areas and places', () => {
  it('are matched by hand before code, by code before name', () => {
    const places = [
      village(1, '岭头村', { code: '510722101201' }),
      village(2, '云盘村', { code: '510722101202' }),
      village(3, '河口村'),
    ];
    const areas = [area('河口村', '510722101202'), area('云盘村', '510722101201', three), area('岭头村')];
    expect(match(areas, places)).toEqual([
      ['code', two],
      ['hand', three],
      ['name', one],
    ]);
  });

  it('are matched by names that differ in spaces, width or ending', () => {
    const places = [village(1, '岭头村'), village(2, '河口社区'), village(3, '王 村')];
    const areas = [area('岭头村民委员会'), area('河口 居委会'), area('王村')];
    expect(match(areas, places)).toEqual([
      ['name', one],
      ['name', two],
      ['name', three],
    ]);
  });

  it('are matched by the whole name before the name without its ending', () => {
    const places = [village(1, '河口村'), village(2, '河口社区')];
    expect(match([area('河口社区'), area('河口村')], places)).toEqual([
      ['name', two],
      ['name', one],
    ]);
    expect(match([area('河口')], places)).toEqual([undefined]);
  });

  it('are not matched where two places or two areas have one name', () => {
    expect(match([area('新华村')], [village(1, '新华村'), village(2, '新华村')])).toEqual([undefined]);
    expect(match([area('新华村'), area('新华村')], [village(1, '新华村')])).toEqual([undefined, undefined]);
    expect(match([area('')], [village(1, '')])).toEqual([undefined]);
  });

  it('are matched with places of the form alone that are not deleted', () => {
    const places = [village(1, '清水镇', { form: 'town' }), village(2, '岭头村', { deleted: true })];
    const areas = [area('清水镇'), area('岭头村', null, two)];
    expect(match(areas, places)).toEqual([undefined, undefined]);
    expect(match(areas, places, 'town')).toEqual([['name', one], undefined]);
  });

  it('give no place to two areas, except by hand', () => {
    const names = fc.constantFrom('岭头村', '岭头社区', '岭头', '云盘村', '');
    const codes = fc.constantFrom('510722101201', '510722101202');
    const areas = fc.array(
      fc.record({ name: names, code: fc.option(codes), place: fc.option(fc.constantFrom(one, two)) }),
    );
    const places = fc.array(fc.record({ name: names, code: fc.option(codes) }), { maxLength: 5 });
    fc.assert(
      fc.property(areas, places, (some, known) => {
        const matches = matchAreas(
          some.map((each) => ({ ...each, outline })),
          known.map(({ name, code }, n) => village(n + 1, name, { code })),
          'village',
        );
        expect(matches).toHaveLength(some.length);
        const found = matches.flatMap((each) => each ?? []);
        const byRule = found.filter(({ by }) => by !== 'hand').map(({ place }) => place);
        expect(new Set(byRule).size).toBe(byRule.length);
        const byHand = new Set(found.filter(({ by }) => by === 'hand').map(({ place }) => place));
        for (const place of byRule) expect(byHand).not.toContain(place);
      }),
    );
  });
});

describe('another file', () => {
  it('keeps the choices for areas of the same name and code', () => {
    const before = {
      width: 9,
      height: 9,
      areas: [area('甲', null, one), area('乙', '510722101201', two), area('丙', null, three)],
    };
    const after = { width: 5, height: 5, areas: [area('丙'), area('丙'), area('乙', '510722101202'), area('甲')] };
    const kept = keepChoices(after, before);
    expect(kept).toEqual({ ...after, areas: [...after.areas.slice(0, 3), area('甲', null, one)] });
  });
});

describe('the pattern of outlines', () => {
  it('takes paths of whole numbers, several rings too', () => {
    expect('M0 0l9 0 0 9z').toMatch(outlinePattern);
    expect('M1999 0l-9 0 0 1999 -3 -4zM4 5l1 1 0 -1z').toMatch(outlinePattern);
  });

  it.each(['', 'M0 0', 'M0 0l9 0z', 'M0 0l9 0 0 9', 'M0 0l9 0 9z', 'M0 0l1e9 0 0 9z', 'M0 0l9 0 0 9z"/><script>'])(
    'takes nothing else: %s',
    (text) => {
      expect(text).not.toMatch(outlinePattern);
    },
  );

  it('refuses a long text as fast as it takes one', () => {
    const long = `M0 0l${'11 11 '.repeat(40_000)}11 11`;
    const start = performance.now();
    expect(outlinePattern.test(`${long}z`)).toBe(true);
    expect(outlinePattern.test(`${long} 1z`)).toBe(false);
    expect(outlinePattern.test(`${long}${'1'.repeat(5_000)}z`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
