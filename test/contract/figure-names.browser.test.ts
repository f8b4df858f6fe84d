import { afterEach, describe, expect, it } from 'vitest';
import { setFigureEdits } from '../../src/client/figures/edited-catalogue.ts';
import { figureByName, figureOptions } from '../../src/client/figures/stated-names.ts';

afterEach(() => void setFigureEdits([]));

describe('a figure that the office has renamed', () => {
  const rename = () => setFigureEdits([{ figure: 'fund.special', name: '财政禁毒资金' }]);

  it('is found in a table by both of its names', () => {
    expect(figureByName('财政禁毒资金（万元）')).toBeUndefined();
    rename();
    expect(figureByName('财政禁毒资金（万元）')).toBe('fund.special');
    expect(figureByName('1. 禁毒专项经费')).toBe('fund.special');
  });

  it('has its new name in the list of 填报数', () => {
    rename();
    const labels = figureOptions().flatMap(({ options }) => options.map(({ label }) => label));
    expect(labels).toContain('财政禁毒资金');
    expect(labels).not.toContain('禁毒专项经费');
  });

  it('keeps its name from a table even if another figure had that name before', () => {
    setFigureEdits([
      { figure: 'fund.special', name: '装备经费投入' },
      { figure: 'fund.equipment', name: '禁毒专项经费' },
    ]);
    expect(figureByName('禁毒专项经费')).toBe('fund.equipment');
  });
});
