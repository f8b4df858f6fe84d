import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, MAX_BLOCK, placeBlock, readBlock } from '../../../src/domain/figures/block.ts';

const shape = { figures: ['fund.special', 'fund.equipment'], years: [2024, 2025, 2026] };
const names: Readonly<Record<string, string>> = { 专项经费: 'fund.special', 办公投入: 'fund.equipment' };
const place = (block: Block, figure = 'fund.special', year = 2024) =>
  placeBlock(block, shape, { figure, year }, (name) => names[name]);

describe('a copied block', () => {
  it('is cells by tabs and lines, with quotes round those that hold either', () => {
    expect(readBlock('32\t35\r\n28\t30\r\n')).toEqual([
      ['32', '35'],
      ['28', '30'],
    ]);
    expect(readBlock('"电视\n展板"\t"他说""好"""\n')).toEqual([['电视\n展板', '他说"好"']]);
    expect(readBlock('35')).toEqual([['35']]);
    expect(readBlock('')).toEqual([]);
  });

  it('keeps every cell, whatever stands in it', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', '\t', '\n', 'a', '缺', ' ') });
    const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (lines) => {
        const full = lines.map((line) => line.map((text) => text.trim())).filter((line) => line.some(Boolean));
        expect(readBlock(`${lines.map((line) => line.map(quoted).join('\t')).join('\r\n')}\r\n`)).toEqual(full);
      }),
    );
  });

  it('is refused beyond its limits', () => {
    expect(readBlock('1'.repeat(MAX_BLOCK + 1))).toBeUndefined();
    expect(readBlock('1\n'.repeat(1_001))).toBeUndefined();
  });
});

describe('where its cells go', () => {
  it('begins at the cell where it was pasted, and leaves out empty cells', () => {
    expect(place([['32', '', '35']])).toEqual({
      cells: [
        { figure: 'fund.special', year: 2024, text: '32' },
        { figure: 'fund.special', year: 2026, text: '35' },
      ],
      left: [],
    });
  });

  it('follows the years of its first line and the names of its first column', () => {
    const block = [
      ['指标', '单位', '2026年', '2023', '备注'],
      ['办公投入', '万元', '35', '30', '含车辆'],
      ['没有的指标', '个', '1', '2'],
    ];
    expect(place(block)).toEqual({
      cells: [
        { figure: 'fund.equipment', year: 2026, text: '35' },
        { figure: 'fund.equipment', year: 2023, text: '30' },
      ],
      left: ['办公投入\t含车辆', '没有的指标\t个\t1\t2'],
    });
  });

  it('loses nothing: each cell that is no head is placed or left', () => {
    const text = fc.stringMatching(/^[a-z]{1,4}$/);
    const block = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(block, fc.constantFrom(...shape.figures), fc.constantFrom(...shape.years), (lines, figure, year) => {
        const { cells, left } = place(lines, figure, year);
        const found = [...cells.map((each) => each.text), ...left.flatMap((line) => line.split('\t'))].sort();
        expect(found).toEqual(lines.flat().sort());
      }),
    );
  });
});
