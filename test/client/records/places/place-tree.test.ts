import { describe, expect, it } from 'vitest';
import { placeTree, searchPlaces } from '../../../../src/client/records/places/place-tree.ts';
import type { FoldedRecord } from '../../../../src/domain/records/record.ts';

const place = (id: string, name: string, form: string, parent?: string): FoldedRecord => ({
  id,
  kind: 'place',
  fields: { name, form, ...(parent ? { parent } : {}) },
  clocks: {},
  created: '',
});

const district = [
  place('s', '清水中心小学', 'school', 't'),
  place('g', '一组', 'group', 'v'),
  place('v', '石岭村', 'village', 't'),
  place('t', '清水镇', 'town'),
  place('x', '云盘集市', 'venue', 'gone'),
];

describe('the places of the picker', () => {
  it('are grouped by town, with villages and their groups before schools', () => {
    const [town] = placeTree(district);
    expect(town?.name).toBe('清水镇');
    expect(town?.places.map(({ path, depth }) => [path, depth])).toEqual([
      ['清水镇 石岭村', 0],
      ['清水镇 石岭村 一组', 1],
      ['清水镇 清水中心小学', 0],
    ]);
  });

  it('include places whose parent is not on the phone', () => {
    expect(placeTree(district).at(-1)).toMatchObject({ id: undefined, places: [{ id: 'x' }] });
  });

  it('tolerate two places that are each other’s parent', () => {
    const loop = [place('a', '甲', 'village', 'b'), place('b', '乙', 'village', 'a')];
    expect(placeTree([...district, ...loop]).flatMap((town) => town.places).length).toBe(4);
  });

  it('are found by parts of their name and of their parents’ names', () => {
    const towns = placeTree(district);
    expect(searchPlaces(towns, '石岭').map(({ id }) => id)).toEqual(['v', 'g']);
    expect(searchPlaces(towns, '清水 小学').map(({ id }) => id)).toEqual(['s']);
    expect(searchPlaces(towns, '清水\u200b　小学').map(({ id }) => id)).toEqual(['s']);
    expect(searchPlaces(towns, '⽯岭').map(({ id }) => id)).toEqual(['v', 'g']);
    expect(searchPlaces(towns, '清水\u200b \u200b小学').map(({ id }) => id)).toEqual(['s']);
    expect(searchPlaces(towns, '没有')).toEqual([]);
  });
});
