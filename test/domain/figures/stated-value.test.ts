import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, entryFor } from '../../../src/domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../src/domain/figures/entry.ts';
import { readStated, type StatedValue, statedValue, valueFields } from '../../../src/domain/figures/stated-value.ts';

const entry = (id: string): FigureEntry => {
  const found = entryFor(id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};
const read = (id: string, text: string, units: string[] = []) => {
  const result = readStated(entry(id), text, units);
  return result && (result.ok ? result.value : result.error);
};

describe('a typed value', () => {
  it('is a number with or without its unit, in any width', () => {
    expect(read('fund.special', '35', ['万元'])).toEqual({ number: 35 });
    expect(read('fund.special', '35.5 万元', ['万元'])).toEqual({ number: 35.5 });
    expect(read('leaflet.distributed', '８２,２６０份', ['份'])).toEqual({ number: 82_260 });
    expect(read('leaflet.distributed', ' ')).toBeUndefined();
  });

  it('is an exact number: 8万余 is asked about', () => {
    expect(read('leaflet.distributed', '8万余', ['份'])).toBe('not_exact');
    expect(read('leaflet.distributed', '八九千', ['份'])).toBe('not_number');
    expect(read('people.police', '2.5', ['人'])).toBe('not_whole');
    expect(read('people.police', '-2', ['人'])).toBe('out_of_range');
    expect(read('awareness.pupils', '101%', ['%'])).toBe('out_of_range');
  });

  it('is missing only with a reason, and a mark of a report is no reason and no 0', () => {
    expect(read('fund.special', '缺：财政局还没有报')).toEqual({ missing: '财政局还没有报' });
    expect(read('fund.special', 'missing: not reported')).toEqual({ missing: 'not reported' });
    for (const text of ['缺', '?', '？', '-%', '%', '**', '——', '0年0月0日'])
      expect(read('fund.special', text), text).toBe('no_reason');
  });

  it('is 是 or 否, or a text, where the figure is no number', () => {
    expect(read('assess.included', '是')).toEqual({ flag: true });
    expect(read('assess.included', '没有')).toEqual({ flag: false });
    expect(read('assess.included', '大概')).toBe('not_flag');
    expect(read('channel.list', '电视、展板')).toEqual({ text: '电视、展板' });
  });

  it('never breaks, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), fc.string({ unit: 'binary', maxLength: 40 }), (each, text) => {
        const result = readStated(each, text, ['份']);
        expect(result === undefined || typeof result.ok === 'boolean').toBe(true);
      }),
    );
  });
});

it('is read back from the fields of its statement', () => {
  const values: StatedValue[] = [{ number: 0 }, { flag: false }, { text: '电视' }, { missing: '没有报' }];
  for (const value of values) expect(statedValue(valueFields(value))).toEqual(value);
  expect(statedValue({})).toBeUndefined();
});
